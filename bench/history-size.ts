import { type Actor, actorWith } from '../server/actor.ts';
import { type Database, openDatabase } from '../server/database/open-database.ts';
import type { Execution } from '../server/platform.ts';
import { sqliteDatabases } from './bench-database.ts';
import { type Figure, progress } from './figure.ts';
import { benchClock, deskAgent, openBench, openTasks, prepareIncidents, resolver } from './installation.ts';

const incidents = 20;

/**
 * What a finished incident leaves behind as evidence: every value of its rows in history and audit trail, from report to
 * confirmed closure by the second line (scenario S-01), without indexes.
 */
export async function historySize(): Promise<readonly Figure[]> {
  progress(`history: ${incidents} incidents from report to closure`);
  const databases = sqliteDatabases();
  try {
    await prepareIncidents(databases.prepared, incidents);
    const database = await openDatabase(await databases.copy(), benchClock());
    const execution = await openBench(database);
    const ofOthers = await bytesOf(database, 'audit_trail', `entity_type = 'installation'`);
    await finish(database, execution);
    const history = (await bytesOf(database, 'history_entry')) + (await bytesOf(database, 'history_place'));
    const shared = (await bytesOf(database, 'history_kind')) + (await bytesOf(database, 'history_actor'));
    await execution.evidence.sealer.prepare();
    await execution.evidence.sealer.settle();
    const audit = (await bytesOf(database, 'audit_trail')) + (await bytesOf(database, 'audit_seal')) - ofOthers;
    const rows = await database.reader.query<{ n: number }>(
      `SELECT COUNT(*) AS n FROM history UNION ALL SELECT COUNT(*) FROM audit_trail`,
    );
    await execution.stop();
    await database.close();
    const each = rows.map(({ n }) => (n / incidents).toFixed(0));
    return [
      {
        name: 'history and audit trail of a finished incident',
        value: (history + audit) / incidents / 1000,
        unit: 'kB',
        target: 10,
        wanted: 'at most',
        how: 'all values of its rows, from report to confirmed closure by the second line',
        note: `${kilobytes(history)} kB history in ${each[0]} rows, ${kilobytes(audit)} kB audit trail in ${each[1]} rows; all share ${(shared / 1000).toFixed(0)} kB of kinds and actors`,
      },
    ];
  } finally {
    await databases.remove();
  }
}

function kilobytes(bytes: number): string {
  return (bytes / incidents / 1000).toFixed(1);
}

async function finish(database: Database, execution: Execution): Promise<void> {
  const restored = { resolutionCode: 'fixed', cause: 'configuration', resolution: 'The setting was put right.' };
  await completeAs(database, execution, resolver, 'UT5_accept', { note: 'Taken over.' });
  await completeAs(database, execution, resolver, 'UT6_investigate', {
    workLog: 'A worker process hung and was restarted.',
    outcome: 'solved',
  });
  await completeAs(database, execution, resolver, 'UT7_record_resolution', {
    ...restored,
    serviceRestoredAt: '2026-03-09T10:00:00+08:00',
  });
  await completeAs(database, execution, requester, 'UT8_confirm', { solved: 'yes', csat: '5' });
  const open = await database.reader.query<{ element_id: string }>(
    `SELECT element_id FROM task WHERE status = 'open' AND record_id IN (SELECT id FROM record WHERE type = 'incident')`,
  );
  if (open.length > 0) throw new Error(`incidents did not end: ${open[0]?.element_id}`);
}

const requester: Actor = actorWith({ ...deskAgent, roles: [...deskAgent.roles, 'requester'] });

async function completeAs(
  database: Database,
  execution: Execution,
  actor: Actor,
  element: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  for (const id of await openTasks(database, element))
    await execution.useCases.tasks.complete(id, values, actor, 'bench');
  await execution.settle();
}

/** Length of everything that stands in the rows of a table. */
async function bytesOf({ reader }: Database, table: string, where = '1 = 1'): Promise<number> {
  const rows = await reader.query<Readonly<Record<string, unknown>>>(`SELECT * FROM ${table} WHERE ${where}`);
  return rows.reduce((sum, row) => sum + Object.values(row).reduce<number>((all, value) => all + bytes(value), 0), 0);
}

/** As SQLite stores it: small numbers take less. */
function bytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value !== 'number' || value === 0 || value === 1) return 0;
  return integerBytes.find((size) => value < 2 ** (8 * size - 1)) ?? 8;
}

const integerBytes = [1, 2, 3, 4, 6];
