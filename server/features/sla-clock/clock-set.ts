import { type Calendars, type ClockEvent, dueOfPercent } from '../../../rules/clock.ts';
import type { Row } from '../../database/row.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import { calendarOfKey } from '../calendar/calendar-library.service.ts';
import { type ClockDraft, detailsOf, readingOf, targetOf } from './clock-draft.ts';
import { warningPercent } from './ladder.ts';

/** Adds the rows of a clock's new events and brings its row, by which inboxes sort, up to date. */
export function storeClock(run: CommandRun, clock: ClockDraft, calendars: Calendars): void {
  const summary = summaryOf(clock, calendars, run.now);
  if (clock.storedEvents === 0) insertClock(run, clock, summary);
  else if (!run.rows.amend('sla_clock', (row) => row['id'] === clock.id, summary))
    run.rows.change('sla_clock', clock.id, summary);
  for (const [index, event] of clock.events.entries())
    if (index >= clock.storedEvents) run.rows.insert('clock_event', eventRow(clock.id, index, event));
  clock.storedEvents = clock.events.length;
}

/** The clock that began last is the one of its metric that lists and timers mean. */
function insertClock(run: CommandRun, clock: ClockDraft, summary: Row): void {
  const { id, recordId, metric, definition, subject, sequence } = clock;
  const earlier = (row: Row) => row['record_id'] === recordId && row['metric'] === metric;
  run.rows.amend('sla_clock', earlier, { latest: 0 });
  if (sequence > 0)
    run.rows.statement('UPDATE sla_clock SET latest = 0 WHERE record_id = ? AND metric = ? AND sequence < ?', [
      recordId,
      metric,
      sequence,
    ]);
  run.rows.insert('sla_clock', {
    id,
    record_id: recordId,
    metric,
    definition: definition.id,
    subject,
    sequence,
    latest: 1,
    ...summary,
  });
}

function summaryOf(clock: ClockDraft, calendars: Calendars, now: Date) {
  const reading = readingOf(clock, calendars, now);
  const { id, version } = calendarOfKey(targetOf(clock).calendar);
  return {
    state: reading.state,
    due_at: reading.dueAt,
    warn_at: reading.state === 'running' ? dueOfPercent(clock.events, calendars, warningPercent) : null,
    breached_at: clock.breachedAt,
    calendar_id: id,
    calendar_version: version,
    provisional: reading.provisional,
  };
}

function eventRow(clockId: string, position: number, event: ClockEvent): Row {
  return { clock_id: clockId, position, type: event.type, at: event.at, details: JSON.stringify(detailsOf(event)) };
}
