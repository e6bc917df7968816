import type { ExecutableProcess, Json } from '../../../engine/index.ts';
import type { PersonRef } from '../../contract/common.ts';
import { inBothLanguages } from '../process-version/process.view.ts';
import type { HistoryRow } from './history.repository.ts';

export type PersonOf = (id: string | null) => PersonRef | null;

interface ManualDetails {
  readonly to?: Json;
  readonly people?: Json;
  readonly signers?: Json;
}

/** Ids of the people whom an entry about work changed by hand names. */
export function peopleIn(row: HistoryRow): readonly string[] {
  if (row.lifecycle !== 'manual') return [];
  const { people, signers } = JSON.parse(row.details) as ManualDetails;
  return [people, signers].flatMap((ids) => (Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []));
}

/** The element and the people of such an entry by their names, for sentences. */
export function namesIn(
  row: HistoryRow,
  process: ExecutableProcess | null,
  person: PersonOf,
): Readonly<Record<string, Json>> {
  const { to } = JSON.parse(row.details) as ManualDetails;
  const target = process?.elements.find((element) => element.id === to);
  const names = peopleIn(row).flatMap((id) => person(id)?.name ?? []);
  return {
    ...(target ? { toName: { ...inBothLanguages(target.name) } } : {}),
    ...(names.length > 0 ? { peopleNames: names.map((name) => ({ ...name })) } : {}),
  };
}
