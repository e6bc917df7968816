import { type ClockEvent, readClock } from '../../rules/clock.ts';
import { placeholders } from '../database/list-sql.ts';
import type { Reader } from '../database/unit-of-work.ts';
import { eventOf } from '../features/sla-clock/clock-draft.ts';
import type { Evidence, Findings, Invariant } from './invariant.ts';
import { pages } from './pages.ts';

interface ClockRow {
  readonly id: string;
  readonly record_id: string;
  readonly metric: string;
  readonly state: string;
  readonly due_at: string | null;
  readonly breached_at: string | null;
}

/** What is stored about a clock is what its events say, computed anew; and its events are those of the history. */
export const clocksRecomputed: Invariant = {
  id: 'I9',
  name: { en: 'Clocks equal what their events say', zh: '时钟与其事件的重算一致' },
  async check(evidence, findings) {
    const { reader } = evidence;
    const sql = 'SELECT id, record_id, metric, state, due_at, breached_at FROM sla_clock WHERE 1 = 1';
    for await (const rows of pages<ClockRow>(reader, sql, { key: 'id' })) {
      findings.seen(rows.length);
      await againstEvents(evidence, findings, rows);
      await againstHistory(evidence, findings, rows);
    }
  },
};

async function againstEvents(evidence: Evidence, findings: Findings, rows: readonly ClockRow[]): Promise<void> {
  const { reader, calendars, now } = evidence;
  const events = await eventsOf(
    reader,
    rows.map((row) => row.id),
  );
  for (const row of rows) {
    const own = events.get(row.id) ?? [];
    if (own.length === 0) {
      report(findings, row, 'it has no events', '没有事件');
      continue;
    }
    const reading = readClock(own, calendars, now);
    if (reading.state !== row.state)
      report(findings, row, `it is ${row.state}, its events say ${reading.state}`, `状态应为 ${reading.state}`);
    const due = reading.dueAt?.toISOString() ?? null;
    // A due date far ahead is provisional: it moves when the holidays of its year become known.
    if (due !== row.due_at && !reading.provisional)
      report(findings, row, `due ${row.due_at}, its events say ${due}`, `到期应为 ${due}`);
    if (row.breached_at !== null && reading.breachedAt === null)
      report(findings, row, 'it is breached, its events say it is not', '标为违约,事件并非如此');
  }
}

async function eventsOf(
  reader: Reader,
  clockIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ClockEvent[]>> {
  const rows = await reader.query<{ clock_id: string; type: string; at: string; details: string }>(
    `SELECT clock_id, type, at, details FROM clock_event WHERE clock_id IN (${placeholders(clockIds)})
     ORDER BY clock_id, position`,
    clockIds,
  );
  const events = new Map<string, ClockEvent[]>();
  for (const { clock_id, type, at, details } of rows) {
    const own = events.get(clock_id) ?? [];
    own.push(eventOf(type, new Date(at), JSON.parse(details) as Record<string, string>));
    events.set(clock_id, own);
  }
  return events;
}

/** Every event of a clock is told in the history of its record. */
async function againstHistory({ reader }: Evidence, findings: Findings, rows: readonly ClockRow[]): Promise<void> {
  const records = [...new Set(rows.map((row) => row.record_id))];
  const list = placeholders(records);
  const events = await reader.query<{ record_id: string; n: number }>(
    `SELECT c.record_id AS record_id, COUNT(*) AS n FROM sla_clock c JOIN clock_event e ON e.clock_id = c.id
     WHERE c.record_id IN (${list}) GROUP BY c.record_id`,
    records,
  );
  const told = await reader.query<{ record_id: string; n: number }>(
    `SELECT record_id, COUNT(*) AS n FROM history WHERE record_id IN (${list}) AND lifecycle IN ('clock-started',
       'clock-retargeted', 'clock-paused', 'clock-resumed', 'clock-stopped', 'clock-continued', 'clock-recalculated') GROUP BY record_id`,
    records,
  );
  const inHistory = new Map(told.map(({ record_id, n }) => [record_id, n]));
  for (const { record_id, n } of events)
    if ((inHistory.get(record_id) ?? 0) !== n)
      findings.violated(`record ${record_id}`, {
        en: `${n} clock events, ${inHistory.get(record_id) ?? 0} in the history`,
        zh: `时钟事件 ${n} 个,历史中 ${inHistory.get(record_id) ?? 0} 个`,
      });
}

function report(findings: Findings, { record_id, metric }: ClockRow, en: string, zh: string): void {
  findings.violated(`record ${record_id}/${metric}`, { en, zh });
}
