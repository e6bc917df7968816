import { placeholders } from '../../database/list-sql.ts';
import { type CommandRun, placeOf } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';

/** What one record is to another. */
export const linkTypes = [
  'caused-by',
  'causes',
  'resolves',
  'resolved-by',
  'duplicates',
  'implements',
  'affected-ci',
  'related',
  'breaches',
  'evidence-for',
] as const;

export type LinkType = (typeof linkTypes)[number];

/**
 * Links a record to others; a link that is there stays as it is, and nobody is linked to itself.
 *
 * @throws {Error} naming the numbers nobody has
 */
export async function addLinks(
  run: CommandRun,
  record: RecordDraft,
  type: LinkType,
  numbers: readonly string[],
): Promise<void> {
  const others = [...new Set(numbers)].filter((number) => number !== record.number);
  if (others.length === 0) return;
  const ids = await idsOf(others, run);
  const unknown = others.filter((number) => !ids.has(number));
  if (unknown.length > 0) throw new Error(`no record has the number ${unknown.join(', ')}`);
  // A statement, not a row: it may exist, and both ends are written before it.
  for (const number of others)
    run.rows.statement('INSERT INTO record_link (record_id, type, target_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', [
      record.id,
      type,
      ids.get(number),
    ]);
  run.history({ lifecycle: 'linked', details: { type, numbers: others } }, placeOf(record));
}

/** Ids by number, of the numbers that a record has, whether it is stored or written by this command. */
export async function idsOf(numbers: readonly string[], run: CommandRun): Promise<ReadonlyMap<string, string>> {
  if (numbers.length === 0) return new Map();
  const stored = await run.tx.query<{ id: string; number: string }>(
    `SELECT id, number FROM record WHERE number IN (${placeholders(numbers)})`,
    numbers,
  );
  return new Map([...stored, ...run.records.values()].map(({ id, number }) => [number, id]));
}
