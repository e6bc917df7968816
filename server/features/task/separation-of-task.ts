import type { ExecutableProcess } from '../../../engine/index.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import { type Separation, type SeparationRules, separationAt } from '../separation/separation.view.ts';
import { taskElement } from './task-model.ts';

/** Where a task stands, as far as duties are separated by it. */
export interface SeparatedPlace {
  readonly process: ExecutableProcess;
  readonly record: RecordDraft | null;
  readonly instance: { readonly rootId: string };
  readonly source: Pick<Reader, 'query'>;
  readonly versions: { readonly shared: SeparationRules };
}

/** What keeps people away from the task of an element, as things are now: everything that gives work to a person asks it. */
export function separationOfTask(
  { process, record, instance, source, versions }: SeparatedPlace,
  elementId: string,
): Promise<Separation> {
  const { properties } = taskElement(process, elementId);
  const sod = properties['sod'] ?? null;
  const isApproval = properties['approves'] !== undefined;
  return separationAt({ elementId, sod, record, rootId: instance.rootId, isApproval }, source, versions.shared);
}
