import type { RecordTypeView } from '../../../server/contract/record.ts';

/** Registers of one process. */
export interface RegisterGroup {
  readonly processId: string;
  readonly types: readonly RecordTypeView[];
}

/** Registers by process, in the order processes and types came in. */
export function registerGroups(types: readonly RecordTypeView[]): readonly RegisterGroup[] {
  const groups = new Map<string, RecordTypeView[]>();
  for (const type of types) groups.set(type.processId, [...(groups.get(type.processId) ?? []), type]);
  return [...groups].map(([processId, ofProcess]) => ({ processId, types: ofProcess }));
}
