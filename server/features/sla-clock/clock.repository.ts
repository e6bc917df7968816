import { placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { type ClockDraft, eventOf } from './clock-draft.ts';

interface ClockRow {
  readonly id: string;
  readonly record_id: string;
  readonly metric: string;
  readonly breached_at: string | null;
}

/** The clocks of records, with all their events, in the order of metric. */
export async function findClocks(
  reader: Pick<Reader, 'query'>,
  recordIds: readonly string[],
): Promise<readonly ClockDraft[]> {
  if (recordIds.length === 0) return [];
  const rows = await reader.query<ClockRow>(
    `SELECT id, record_id, metric, breached_at FROM sla_clock WHERE record_id IN (${placeholders(recordIds)}) ORDER BY metric`,
    recordIds,
  );
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const events = await reader.query<{ clock_id: string; type: string; at: string; details: string }>(
    `SELECT clock_id, type, at, details FROM clock_event WHERE clock_id IN (${placeholders(ids)}) ORDER BY clock_id, position`,
    ids,
  );
  const steps = await reader.query<{ clock_id: string; percent: number }>(
    `SELECT clock_id, percent FROM clock_step WHERE clock_id IN (${placeholders(ids)}) ORDER BY percent`,
    ids,
  );
  return rows.map((row) => {
    const own = events
      .filter((event) => event.clock_id === row.id)
      .map(({ type, at, details }) => eventOf(type, new Date(at), JSON.parse(details) as Record<string, string>));
    return {
      id: row.id,
      recordId: row.record_id,
      metric: row.metric,
      events: own,
      fired: new Set(steps.filter((step) => step.clock_id === row.id).map((step) => step.percent)),
      breachedAt: row.breached_at ? new Date(row.breached_at) : null,
      storedEvents: own.length,
    };
  });
}
