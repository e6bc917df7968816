import type { ClockView } from '../../../server/contract/clock.ts';
import type { Reader } from '../../../server/database/unit-of-work.ts';
import { recordPath } from './act.ts';
import type { Observed } from './observe.ts';
import type { ScenarioServer } from './scenario-server.ts';

/** Somebody who may read everything, suspected security cases too: a story looks at clocks as the interface shows them. */
const readerAccount = 'ma-rui';

/** Fields of a record with what stands beside them: status, stage, priority, number, closedAt. */
export async function recordSeen(reader: Reader, recordId: string): Promise<Observed> {
  const [row] = await reader.query<Record<string, unknown>>('SELECT * FROM record WHERE id = ?', [recordId]);
  if (!row) throw new Error(`no record ${recordId}`);
  const fields = typeof row['fields'] === 'string' ? JSON.parse(row['fields']) : row['fields'];
  return {
    ...fields,
    status: row['status'],
    stage: row['stage'],
    priority: row['priority'],
    number: row['number'],
    closedAt: row['closed_at'],
  };
}

/** Clocks of a record as the API answers them at the present instant. */
export async function clocksOf(server: ScenarioServer, recordId: string): Promise<readonly Observed[]> {
  const answer = await server.call(readerAccount, 'get', await recordPath(server, recordId));
  if (answer.status !== 200)
    throw new Error(`reading the record answered ${answer.status} ${JSON.stringify(answer.body)}`);
  const { clocks } = answer.body as { clocks: readonly ClockView[] };
  return clocks.map((clock) => ({
    metric: clock.metric,
    state: clock.state,
    due: clock.dueAt,
    target: clock.target,
    breached: clock.breached,
    breachedAt: clock.breachedAt,
    elapsed: clock.elapsedMs,
    pausedBecause: clock.pausedBecause,
    provisional: clock.provisional,
    fired: clock.firedPercents,
  }));
}
