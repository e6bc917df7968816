import type { Json } from '../../../engine/index.ts';
import { type CommandRun, placeOf } from '../../execution/command-run.ts';
import type { Directory } from '../../execution/directory.ts';
import { peopleBehind } from '../../execution/people.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';

export interface Notice {
  /** User ids, group ids, roles, and persons of the record such as `assignee` or `service-owner`. */
  readonly to: readonly string[];
  /** Names the text; its values come from `data`. */
  readonly template: string;
  readonly data: Readonly<Record<string, Json>>;
}

/** Notices to people, stored in the transaction of what they tell about. */
export class NotificationService {
  readonly #directory: Directory;

  constructor(directory: Directory) {
    this.#directory = directory;
  }

  /** @returns ids of the people told; nobody when no role has a holder */
  async notify(run: CommandRun, record: RecordDraft | null, notice: Notice): Promise<readonly string[]> {
    const people = await peopleBehind(notice.to, record, this.#directory);
    for (const userId of people)
      run.rows.insert('notification', {
        user_id: userId,
        template: notice.template,
        data: JSON.stringify(notice.data),
        record_id: record?.id ?? null,
        created_at: run.now,
      });
    if (record && people.length > 0)
      run.history({ lifecycle: 'notified', details: { template: notice.template, to: [...people] } }, placeOf(record));
    return people;
  }
}
