import type { ClockEvent } from '../../../rules/clock.ts';
import type { AuditAction } from '../../contract/audit-action.ts';
import type { RecordEvent as HistoryEvent } from '../../execution/history-row.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';

/** What becomes of a clock, as history and audit trail name it. */
export type ClockAction = Extract<AuditAction & HistoryEvent, `clock-${string}`>;

/** What the history calls an event of a clock. */
export const lifecycleOf: Readonly<Record<ClockEvent['type'], ClockAction>> = {
  start: 'clock-started',
  retarget: 'clock-retargeted',
  pause: 'clock-paused',
  resume: 'clock-resumed',
  stop: 'clock-stopped',
  continue: 'clock-continued',
};

/** The record's fields that changed in this transaction to something else than they were. */
export function changedFields(record: RecordDraft): readonly string[] {
  return [...record.changedKeys].filter(
    (key) => JSON.stringify(record.fields[key] ?? null) !== JSON.stringify(record.stored.fields[key] ?? null),
  );
}
