import { actorWith } from '../server/actor.ts';
import { type Database, type DatabaseLocation, openDatabase } from '../server/database/open-database.ts';
import type { Transaction } from '../server/database/unit-of-work.ts';
import { benchClock, install, openBench } from './installation.ts';

/** The shipped packages, and a small one with a case that waits for a timer of two hours. */
export const packagesWithTimers = ['processes', 'test/server/execution/fixtures/packages'];

const requester = actorWith({
  userId: 'zhang-wei',
  account: 'zhang-wei',
  name: { en: 'Zhang Wei', zh: '张伟' },
  language: 'en',
  roles: ['requester'],
  groups: [],
  customerId: null,
});

/** Installs, and starts one case that waits for its timer. */
export async function prepareTimerCase(location: DatabaseLocation): Promise<void> {
  const database = await openDatabase(location, benchClock());
  await install(database);
  const execution = await openBench(database, { packagesDirectories: packagesWithTimers });
  const idempotency = { actorId: requester.userId, key: 'bench', endpoint: 'bench', bodyHash: 'bench' };
  const values = { kind: 'timer', related: null };
  await execution.useCases.starts.start('workshop', values, { actor: requester, idempotency, requestId: 'bench' });
  await execution.settle();
  await execution.stop();
  await database.close();
}

/** When the timers of the copies fall due. */
export interface Dues {
  readonly first: Date;
  /** Milliseconds from each to the next. */
  readonly every: number;
}

/** Copies the case that waits, by SQL in an SQLite file, until there are `count` of it, each with record, instance and timer. */
export async function multiplyTimerCase(database: Database, count: number, { first, every }: Dues): Promise<void> {
  const due = `strftime('%Y-%m-%dT%H:%M:%fZ', ${first.getTime() / 1000} + n.i * ${every / 1000}, 'unixepoch')`;
  const rowsAtOnce = 5000;
  for (let from = 1; from < count; from += rowsAtOnce)
    await database.unitOfWork(async (tx) => {
      const numbers = [from, Math.min(from + rowsAtOnce, count)] as const;
      await copies(tx, 'record', `type = 'workshop'`, numbers, { id: 'x.id || n.i', number: 'x.number || n.i' });
      await copies(tx, 'process_instance', `process_id = 'workshop'`, numbers, {
        id: 'x.id || n.i',
        root_id: 'x.root_id || n.i',
        record_id: 'x.record_id || n.i',
        correlation_key: 'x.correlation_key || n.i',
      });
      await copies(tx, 'job', `kind = 'timer'`, numbers, {
        ...{ id: null, instance_id: 'x.instance_id || n.i', due_at: due, not_before: due },
      });
    });
}

/** Copies the first row of a table that `where` admits; `changed` says how a column differs, null leaves it out. */
async function copies(
  tx: Transaction,
  table: string,
  where: string,
  [from, to]: readonly [number, number],
  changed: Readonly<Record<string, string | null>>,
): Promise<void> {
  const [row] = await tx.query<Readonly<Record<string, unknown>>>(
    `SELECT * FROM ${table} WHERE ${where} ORDER BY length(CAST(id AS TEXT)), id LIMIT 1`,
  );
  if (!row) throw new Error(`no ${table} to copy`);
  const columns = Object.keys(row).filter((column) => changed[column] !== null);
  const values = columns.map((column) => changed[column] ?? `x.${column}`);
  await tx.execute(
    `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${to})
     INSERT INTO ${table} (${columns.join(', ')})
     SELECT ${values.join(', ')} FROM n, (SELECT * FROM ${table} WHERE id = ?) x`,
    [row['id']],
  );
}
