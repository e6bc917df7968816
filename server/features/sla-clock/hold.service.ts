import { addServiceTime } from '../../../rules/calendar.ts';
import type { Calendar } from '../../../rules/schema/calendar.ts';
import type { PauseReason } from '../../../rules/schema/pause-reason.ts';
import { RequestError } from '../../errors.ts';
import { type CommandRun, placeOf } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import { entriesOf, openHold } from './open-hold.ts';
import type { SlaClockService } from './sla-clock.service.ts';

export { openHold } from './open-hold.ts';

/** Shared data holds go by, as they are now. */
export interface HoldRules {
  readonly pauseReasons: readonly PauseReason[];
  readonly calendars: readonly Calendar[];
}

const held = 'pending';
const working = 'in-progress';

/** Lets a record wait for a reason, and go on. The reason says which clocks wait with it and who is reminded when. */
export class HoldService {
  readonly #rules: () => HoldRules;
  readonly #clocks: SlaClockService;

  constructor(rules: () => HoldRules, clocks: SlaClockService) {
    this.#rules = rules;
    this.#clocks = clocks;
  }

  /**
   * @param subject who is waited for, e.g. a supplier: a clock of its own may run for it
   * @throws {RequestError} `REFERENCE_UNKNOWN` for an unknown reason, `HOLD_NOT_POSSIBLE` when the record cannot wait now
   */
  async hold(
    run: CommandRun,
    record: RecordDraft,
    reasonId: string,
    { comment = null, subject = null }: { readonly comment?: string | null; readonly subject?: string | null } = {},
  ): Promise<void> {
    const reason = this.#rules().pauseReasons.find((each) => each.id === reasonId);
    if (!reason)
      throw new RequestError('REFERENCE_UNKNOWN', `pause reason "${reasonId}" is unknown`, {
        params: { reason: reasonId },
      });
    const possible = record.type.transitions.some(([from, to]) => from === record.status && to === held);
    if (!possible)
      throw new RequestError('HOLD_NOT_POSSIBLE', `${record.number} cannot wait while it is "${record.status}"`, {
        params: { number: record.number, status: record.status },
      });
    // A process that moved on by itself may have left a wait open; a record waits for one thing at a time.
    await this.resume(run, record);
    record.setStatus(held, run.now);
    const about = subject ? { with: subject } : {};
    const entry = { reason: reasonId, ...about, from: run.now.toISOString(), to: null };
    record.write({ pending: [...entriesOf(record), entry] });
    const details = { reason: reasonId, ...about, ...(comment ? { comment } : {}) };
    run.history({ lifecycle: 'held', details }, placeOf(record));
    await this.#clocks.pause(run, record, reasonId);
    if (reason.begins) await this.#clocks.happened(run, record, { type: reason.begins, ...subjectOf(subject) });
    this.#remind(run, record, reason);
  }

  /** Ends the wait; nothing happens when the record does not wait. */
  async resume(run: CommandRun, record: RecordDraft): Promise<void> {
    const hold = openHold(record);
    if (!hold) return;
    const to = run.now.toISOString();
    record.write({ pending: entriesOf(record).map((entry) => (entry['to'] === null ? { ...entry, to } : entry)) });
    if (record.status === held) record.setStatus(working, run.now);
    run.history({ lifecycle: 'resumed' }, placeOf(record));
    run.rows.withdraw('job', (row) => row['kind'] === 'hold-reminder' && row['record_id'] === record.id);
    run.rows.remove(`DELETE FROM job WHERE record_id = ? AND kind = 'hold-reminder'`, [record.id]);
    await this.#clocks.resume(run, record);
    const ends = this.#rules().pauseReasons.find(({ id }) => id === hold.reason)?.ends;
    if (ends) await this.#clocks.happened(run, record, { type: ends, ...subjectOf(hold.subject) });
  }

  /** Reminders to the requester, and at the limit one to the assignee: a wait is never endless. */
  #remind(run: CommandRun, record: RecordDraft, reason: PauseReason): void {
    const calendar = this.#rules().calendars.find((each) => each.id === reason.calendar);
    if (!calendar) return;
    const notices = [
      ...(reason.reminders ?? []).map((after) => ({ after, template: 'hold-reminder', to: 'requester' })),
      ...(reason.limit ? [{ after: reason.limit, template: 'hold-limit', to: 'assignee' }] : []),
    ];
    for (const { after, template, to } of notices)
      run.job({
        kind: 'hold-reminder',
        dueAt: addServiceTime(calendar, run.now, after).at,
        recordId: record.id,
        ref: reason.id,
        payload: { template, to, reason: reason.id },
      });
  }
}

function subjectOf(subject: string | null): { readonly subject?: string } {
  return subject === null ? {} : { subject };
}
