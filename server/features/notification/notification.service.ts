import type { Json } from '../../../engine/index.ts';
import type { QuietHoursRule } from '../../../rules/schema/quiet-hours.ts';
import { type CommandRun, placeOf } from '../../execution/command-run.ts';
import type { Directory } from '../../execution/directory.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import { putIntoOutbox } from './outbox-entry.ts';
import { receiversOf } from './quiet-receivers.ts';

export interface Notice {
  /** User ids, group ids, roles, and persons of the record such as `assignee` or `service-owner`. */
  readonly to: readonly string[];
  /** Names the text; its values come from `data`. */
  readonly template: string;
  readonly data: Readonly<Record<string, Json>>;
  /** False: the history of the record, which its requester reads, does not tell of it. */
  readonly traced?: boolean;
}

/** Notices to people, stored in the transaction of what they tell about; and put into the outbox when they leave the system. */
export class NotificationService {
  readonly #directory: Directory;
  readonly #leaves: boolean;
  readonly #quietHours: () => readonly QuietHoursRule[];

  /**
   * @param leaves true when notices are also sent to another system
   * @param quietHours when notices wait, as it is now
   */
  constructor(
    directory: Directory,
    {
      leaves = false,
      quietHours = () => [],
    }: { readonly leaves?: boolean; readonly quietHours?: () => readonly QuietHoursRule[] } = {},
  ) {
    this.#directory = directory;
    this.#leaves = leaves;
    this.#quietHours = quietHours;
  }

  /** @returns ids of the people told; nobody when no role has a holder */
  async notify(run: CommandRun, record: RecordDraft | null, notice: Notice): Promise<readonly string[]> {
    const when = { now: run.now, rules: this.#quietHours() };
    const receivers = await receiversOf(notice.to, record, this.#directory, when);
    const people = [...receivers.keys()];
    const ofRecord = record ? { number: record.number, title: record.text('title') } : {};
    const told = { ...notice, data: { ...ofRecord, ...notice.data } };
    for (const [userId, at] of receivers) {
      run.rows.insert('notification', {
        user_id: userId,
        template: told.template,
        data: JSON.stringify(told.data),
        record_id: record?.id ?? null,
        created_at: run.now,
        visible_at: at > run.now ? at : null,
      });
      if (this.#leaves) putIntoOutbox(run, userId, told, record, at);
    }
    if (record && people.length > 0 && notice.traced !== false)
      run.history({ lifecycle: 'notified', details: { template: notice.template, to: [...people] } }, placeOf(record));
    return people;
  }
}
