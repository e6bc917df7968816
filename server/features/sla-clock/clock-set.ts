import { type Calendars, type ClockEvent, dueOfPercent, readClock } from '../../../rules/clock.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { Row } from '../../execution/pending-rows.ts';
import { type ClockDraft, detailsOf } from './clock-draft.ts';
import { warningPercent } from './ladder.ts';

/** Adds the rows of a clock's new events and brings its row, by which inboxes sort, up to date. */
export function storeClock(run: CommandRun, clock: ClockDraft, calendars: Calendars): void {
  const summary = summaryOf(clock, calendars, run.now);
  if (clock.storedEvents === 0)
    run.rows.insert('sla_clock', { id: clock.id, record_id: clock.recordId, metric: clock.metric, ...summary });
  else if (!run.rows.amend('sla_clock', (row) => row['id'] === clock.id, summary))
    run.rows.statement('UPDATE sla_clock SET state = ?, due_at = ?, warn_at = ?, breached_at = ? WHERE id = ?', [
      ...Object.values(summary),
      clock.id,
    ]);
  for (const [index, event] of clock.events.entries())
    if (index >= clock.storedEvents) run.rows.insert('clock_event', eventRow(clock.id, index, event));
  clock.storedEvents = clock.events.length;
}

function summaryOf(clock: ClockDraft, calendars: Calendars, now: Date) {
  const reading = readClock(clock.events, calendars, now);
  return {
    state: reading.state,
    due_at: reading.dueAt,
    warn_at: reading.state === 'running' ? dueOfPercent(clock.events, calendars, warningPercent) : null,
    breached_at: clock.breachedAt,
  };
}

function eventRow(clockId: string, position: number, event: ClockEvent): Row {
  return { clock_id: clockId, position, type: event.type, at: event.at, details: JSON.stringify(detailsOf(event)) };
}
