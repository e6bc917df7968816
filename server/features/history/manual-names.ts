import type { ExecutableProcess, Json } from '../../../engine/index.ts';
import type { PersonRef } from '../../contract/common.ts';
import { inBothLanguages } from '../process-version/process.view.ts';
import type { HistoryRow } from './history.repository.ts';

export type PersonOf = (id: string | null) => PersonRef | null;

interface ManualDetails {
  readonly to?: Json;
  readonly people?: Json;
  readonly signers?: Json;
  /** Whom the actor stood in for. */
  readonly onBehalfOf?: Json;
}

/** Ids of the people an entry names: whom its actor stood in for, and those of work changed by hand. */
export function peopleIn(row: HistoryRow): readonly string[] {
  const { people, signers, onBehalfOf } = JSON.parse(row.details) as ManualDetails;
  const stoodInFor = typeof onBehalfOf === 'string' ? [onBehalfOf] : [];
  if (row.lifecycle !== 'manual') return stoodInFor;
  return [people, signers, stoodInFor].flatMap((ids) =>
    Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [],
  );
}

/** The element and the people of such an entry by their names, for sentences. */
export function namesIn(
  row: HistoryRow,
  process: ExecutableProcess | null,
  person: PersonOf,
): Readonly<Record<string, Json>> {
  const { to, onBehalfOf } = JSON.parse(row.details) as ManualDetails;
  const stoodInFor = typeof onBehalfOf === 'string' ? person(onBehalfOf)?.name : undefined;
  const isManual = row.lifecycle === 'manual';
  const target = isManual ? process?.elements.find((element) => element.id === to) : undefined;
  const named = peopleIn(row).filter((id) => id !== onBehalfOf);
  const names = isManual ? named.flatMap((id) => person(id)?.name ?? []) : [];
  return {
    ...(stoodInFor ? { onBehalfOfName: { ...stoodInFor } } : {}),
    ...(target ? { toName: { ...inBothLanguages(target.name) } } : {}),
    ...(names.length > 0 ? { peopleNames: names.map((name) => ({ ...name })) } : {}),
  };
}
