import type { Actor } from '../../actor.ts';
import type { UnitOfWork } from '../../database/unit-of-work.ts';
import { NotFound } from '../../errors.ts';
import type { Directory } from '../../execution/directory.ts';
import type { RecordAddress } from '../record/contribution.service.ts';
import { readableRecord } from '../record/readable-record.view.ts';
import { addWatcher, removeWatcher } from './watcher.repository.ts';

/** Whoever may read a record may watch it. */
export class WatchingService {
  readonly #inTransaction: UnitOfWork;
  readonly #directory: Directory;

  constructor(inTransaction: UnitOfWork, directory: Directory) {
    this.#inTransaction = inTransaction;
    this.#directory = directory;
  }

  /** @throws {NotFound} */
  watch(address: RecordAddress, actor: Actor): Promise<void> {
    return this.#change(address, actor, addWatcher);
  }

  /** @throws {NotFound} */
  unwatch(address: RecordAddress, actor: Actor): Promise<void> {
    return this.#change(address, actor, removeWatcher);
  }

  async #change(address: RecordAddress, actor: Actor, change: typeof addWatcher): Promise<void> {
    await this.#inTransaction(async (tx) => {
      const record = await readableRecord(tx, address, actor, this.#directory);
      if (!record) throw new NotFound('record', address.id);
      await change(tx, record.id, actor.userId);
    });
  }
}
