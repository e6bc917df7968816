import type { Json } from '../../../engine/index.ts';
import { type Actor, actorWith } from '../../actor.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { Directory } from '../../execution/directory.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import type { NotificationService } from '../notification/notification.service.ts';
import { readableRecords } from '../record/readable.view.ts';
import { watchersOf } from './watcher.repository.ts';

/** News of a record for those who watch it. */
export interface WatchedNews {
  readonly template: 'watched-status' | 'watched-comment' | 'watched-file';
  readonly data: Readonly<Record<string, Json>>;
  /** True for those of the watchers who may be told. */
  readonly isFor?: (actor: Actor) => boolean;
  /** False: the history of the record does not say that somebody was told. */
  readonly traced?: boolean;
}

/** Tells watchers what happens to a record: never who did it, and nobody who may no longer read the record. */
export class WatcherNoticeService {
  readonly #notifications: NotificationService;
  readonly #directory: Directory;

  constructor(notifications: NotificationService, directory: Directory) {
    this.#notifications = notifications;
    this.#directory = directory;
  }

  /** Changes of status in this transaction; to be called when its records are written. */
  async tellOfStatus(run: CommandRun): Promise<void> {
    for (const record of run.records.values()) {
      if (record.isNew || record.status === record.stored.status) continue;
      await this.tell(run, record, {
        template: 'watched-status',
        data: { from: record.stored.status, to: record.status, recordType: record.type.type },
      });
    }
  }

  async tell(run: CommandRun, record: RecordDraft, news: WatchedNews): Promise<void> {
    const { template, data, isFor = () => true, traced = true } = news;
    const told: string[] = [];
    for (const account of await watchersOf(run.tx, record.id)) {
      const actor = actorWith(account);
      const isActor = account.userId === run.initiator.userId;
      if (!isActor && isFor(actor) && (await this.#mayRead(run, record, actor))) told.push(account.userId);
    }
    if (told.length > 0) await this.#notifications.notify(run, record, { to: told, template, data, traced });
  }

  async #mayRead(run: CommandRun, { id }: RecordDraft, actor: Actor): Promise<boolean> {
    const readable = await readableRecords(actor, this.#directory);
    const rows = await run.tx.query(`SELECT 1 AS one FROM record r WHERE r.id = ? AND ${readable.sql}`, [
      id,
      ...readable.params,
    ]);
    return rows.length > 0;
  }
}
