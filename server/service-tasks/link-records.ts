import { z } from 'zod';
import { placeholders } from '../database/list-sql.ts';
import { placeOf } from '../execution/command-run.ts';
import { boundRecord, defineServiceTask, type ServiceContext } from './service-task.ts';

const linkTypes = [
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

/** Links the record to others; a link that is there stays as it is. */
export const linkRecords = defineServiceTask({
  inputs: z.object({
    type: z.enum(linkTypes),
    /** Numbers of records, e.g. INC000001. */
    numbers: z.array(z.string()),
  }),
  outputs: z.object({}),
  run: async (_tx, { type, numbers }, context) => {
    const { run } = context;
    const record = boundRecord(context);
    const others = [...new Set(numbers)].filter((number) => number !== record.number);
    if (others.length === 0) throw new Error(`${record.number} names no other record to link`);
    const ids = await idsOf(others, context);
    // A statement, not a row: it may exist, and both ends are written before it.
    for (const number of others)
      run.rows.statement(
        'INSERT INTO record_link (record_id, type, target_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
        [record.id, type, ids.get(number)],
      );
    run.history({ lifecycle: 'linked', details: { type, numbers: others } }, placeOf(record));
    return {};
  },
});

/** @throws {Error} naming the numbers nobody has */
async function idsOf(numbers: readonly string[], { run }: ServiceContext): Promise<ReadonlyMap<string, string>> {
  const stored = await run.tx.query<{ id: string; number: string }>(
    `SELECT id, number FROM record WHERE number IN (${placeholders(numbers)})`,
    numbers,
  );
  const ids = new Map([...stored, ...run.records.values()].map(({ id, number }) => [number, id]));
  const unknown = numbers.filter((number) => !ids.has(number));
  if (unknown.length > 0) throw new Error(`no record has the number ${unknown.join(', ')}`);
  return ids;
}
