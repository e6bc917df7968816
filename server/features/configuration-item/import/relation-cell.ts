import type { ItemTypes } from '../../../../rules/schema/item-type.ts';
import type { ProblemError } from '../../../contract/problem.ts';
import type { Reader } from '../../../database/unit-of-work.ts';
import type { CsvFile } from './read-csv.ts';

/** Ids of the items a relation of a file may point to, by number and by name in lower case. */
export type RelationTargets = ReadonlyMap<string, string>;

/**
 * Items by number, and by name: those that are stored, and those that will come of the rows of the file. A name that
 * several have points to none.
 *
 * @param itemIds id of the item of each row
 */
export async function targetsOf(
  reader: Pick<Reader, 'query'>,
  file: CsvFile,
  itemIds: readonly string[],
): Promise<RelationTargets> {
  const targets = new Map<string, string>();
  if (!file.rows.some(({ cells }) => cells.get('relations'))) return targets;
  const rows = await reader.query<{ id: string; number: string; title: string }>(
    `SELECT id, number, title FROM record WHERE type = 'configuration-item' AND status <> 'disposed'`,
  );
  const names = new Map<string, Set<string>>();
  const named = [
    ...rows.map(({ id, title }) => [title, id] as const),
    ...file.rows.map(({ cells }, index) => [cells.get('name') ?? '', itemIds[index] ?? ''] as const),
  ];
  for (const [name, id] of named) names.set(name.toLowerCase(), (names.get(name.toLowerCase()) ?? new Set()).add(id));
  for (const [name, ids] of names) for (const id of ids) if (ids.size === 1) targets.set(name, id);
  for (const { id, number } of rows) targets.set(number.toLowerCase(), id);
  return targets;
}

/**
 * Reads `runs-on: SRV-07; depends-on: DB-07`.
 *
 * @returns `given` null when the cell is empty: what is there stays
 */
export function relationsIn(
  cell: string,
  { relations }: ItemTypes,
  targets: RelationTargets,
): {
  readonly given: readonly { readonly type: string; readonly target: string }[] | null;
  readonly findings: readonly ProblemError[];
} {
  if (cell === '') return { given: null, findings: [] };
  const known = relations.map(({ type }) => type);
  const findings: ProblemError[] = [];
  const given = cell.split(';').flatMap((part) => {
    if (part.trim() === '') return [];
    const [type = '', ...name] = part.split(':').map((each) => each.trim());
    const target = targets.get(name.join(':').toLowerCase());
    if (!known.includes(type))
      findings.push({ path: 'relations', code: 'not-allowed', params: { allowed: known.join(', ') } });
    else if (target === undefined)
      findings.push({ path: 'relations', code: 'not-found', params: { id: name.join(':') } });
    else return [{ type, target }];
    return [];
  });
  return { given, findings };
}
