import type { Json } from '../../../engine/index.ts';
import { addServiceTime } from '../../../rules/calendar.ts';
import type { Calendar } from '../../../rules/schema/calendar.ts';
import type { PauseReason } from '../../../rules/schema/pause-reason.ts';
import { RequestError } from '../../errors.ts';
import { type CommandRun, placeOf } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import type { SlaClockService } from './sla-clock.service.ts';

/** Shared data holds go by, as they are now. */
export interface HoldRules {
  readonly pauseReasons: readonly PauseReason[];
  readonly calendars: readonly Calendar[];
}

/** Why a record waits, and since when. */
export interface Hold {
  readonly reason: string;
  readonly since: string;
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
   * @throws {RequestError} `REFERENCE_UNKNOWN` for an unknown reason, `HOLD_NOT_POSSIBLE` when the record cannot wait now
   */
  async hold(run: CommandRun, record: RecordDraft, reasonId: string, comment: string | null = null): Promise<void> {
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
    record.write({ pending: [...entriesOf(record), { reason: reasonId, from: run.now.toISOString(), to: null }] });
    run.history({ lifecycle: 'held', details: { reason: reasonId, ...(comment ? { comment } : {}) } }, placeOf(record));
    await this.#clocks.pause(run, record, reason.stops, reasonId);
    this.#remind(run, record, reason);
  }

  /** Ends the wait; nothing happens when the record does not wait. */
  async resume(run: CommandRun, record: RecordDraft): Promise<void> {
    if (!openHold(record)) return;
    const to = run.now.toISOString();
    record.write({ pending: entriesOf(record).map((entry) => (entry['to'] === null ? { ...entry, to } : entry)) });
    if (record.status === held) record.setStatus(working, run.now);
    run.history({ lifecycle: 'resumed' }, placeOf(record));
    run.rows.withdraw('job', (row) => row['kind'] === 'hold-reminder' && row['record_id'] === record.id);
    run.rows.remove(`DELETE FROM job WHERE record_id = ? AND kind = 'hold-reminder'`, [record.id]);
    await this.#clocks.resume(run, record);
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

/** The wait that lasts; undefined when the record does not wait. */
export function openHold(record: { readonly fields: Readonly<Record<string, Json>> }): Hold | undefined {
  const last = entriesOf(record).findLast((entry) => entry['to'] === null);
  return last && { reason: String(last['reason']), since: String(last['from']) };
}

function entriesOf({
  fields,
}: {
  readonly fields: Readonly<Record<string, Json>>;
}): readonly Readonly<Record<string, Json>>[] {
  const pending = fields['pending'];
  return Array.isArray(pending) ? (pending as readonly Readonly<Record<string, Json>>[]) : [];
}
