import type { ClockDefinition } from '../../../rules/schema/clock-definition.ts';
import { metric as metricSchema } from '../../../rules/schema/time.ts';
import { placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { type ClockDraft, eventOf } from './clock-draft.ts';

interface ClockRow {
  readonly id: string;
  readonly record_id: string;
  readonly metric: string;
  readonly definition: string;
  readonly subject: string | null;
  readonly sequence: number;
  readonly breached_at: string | null;
}

/** The clocks of records, with all their events, in the order in which they began. */
export async function findClocks(
  reader: Pick<Reader, 'query'>,
  recordIds: readonly string[],
  definitions: readonly ClockDefinition[],
): Promise<readonly ClockDraft[]> {
  if (recordIds.length === 0) return [];
  const clocks = `FROM sla_clock k WHERE k.record_id IN (${placeholders(recordIds)})`;
  const [rows, events, steps] = await Promise.all([
    reader.query<ClockRow>(
      `SELECT id, record_id, metric, definition, subject, sequence, breached_at ${clocks} ORDER BY record_id, sequence`,
      recordIds,
    ),
    reader.query<{ clock_id: string; type: string; at: string; details: string }>(
      `SELECT clock_id, type, at, details FROM clock_event WHERE clock_id IN (SELECT k.id ${clocks}) ORDER BY clock_id, position`,
      recordIds,
    ),
    reader.query<{ clock_id: string; percent: number }>(
      `SELECT clock_id, percent FROM clock_step WHERE clock_id IN (SELECT k.id ${clocks}) ORDER BY percent`,
      recordIds,
    ),
  ]);
  const eventsOf = byClock(events);
  const stepsOf = byClock(steps);
  return rows.map((row) => {
    const own = (eventsOf.get(row.id) ?? []).map(({ type, at, details }) =>
      eventOf(type, new Date(at), JSON.parse(details) as Record<string, string>),
    );
    return {
      id: row.id,
      recordId: row.record_id,
      metric: row.metric,
      definition: definitions.find(({ id }) => id === row.definition) ?? withdrawn(row),
      subject: row.subject,
      sequence: row.sequence,
      events: own,
      fired: new Set((stepsOf.get(row.id) ?? []).map((step) => step.percent)),
      breachedAt: row.breached_at ? new Date(row.breached_at) : null,
      storedEvents: own.length,
    };
  });
}

/** A clock whose definition the packages have no more: nothing starts it, it ends with the work on its record. */
function withdrawn({ definition, metric, subject }: ClockRow): ClockDefinition {
  return {
    id: definition,
    label: { en: definition, zh: definition },
    metric: metricSchema.catch('resolution').parse(metric),
    per: subject === null ? 'record' : 'group',
    starts: [],
    stops: ['resolved', 'withdrawn', 'closed'],
  };
}

function byClock<T extends { readonly clock_id: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const own = found.get(row.clock_id);
    if (own) own.push(row);
    else found.set(row.clock_id, [row]);
  }
  return found;
}
