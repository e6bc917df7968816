import type { KeptMessages } from '../../contract/message.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { Page } from '../../http/route.ts';
import type { ProcessVersionService } from '../process-version/process-version.service.ts';
import { receives } from './receivers.service.ts';

export type KeptSort = 'id' | 'oldestAt';
export interface KeptFilter {
  readonly id?: readonly string[] | undefined;
  readonly receiverInstalled?: boolean | undefined;
}

/**
 * Messages an administrator may have delivered, as a condition on `message`: their receiver was not installed, or
 * their delivery failed for good. One that was refused for what it says has no job left and is not tried again.
 */
export const isKept = `(status = 'not-installed' OR (status = 'refused' AND EXISTS (
  SELECT 1 FROM job WHERE job.ref = message.id AND job.kind = 'deliver-message' AND job.status = 'stalled')))`;

/** Messages that wait for a process to be installed or repaired, by name: there are as many names as the catalogue has at most. */
export class KeptMessageService {
  readonly #reader: Reader;
  readonly #versions: ProcessVersionService;

  constructor(reader: Reader, versions: ProcessVersionService) {
    this.#reader = reader;
    this.#versions = versions;
  }

  async list({ filter, sort, first, limit }: ListQuery<KeptSort, KeptFilter>): Promise<Page<KeptMessages>> {
    const rows = await this.#reader.query<{ id: string; count: number; oldestAt: string }>(
      `SELECT name AS id, COUNT(*) AS count, MIN(sent_at) AS "oldestAt" FROM message
       WHERE ${isKept} GROUP BY name`,
    );
    const all = rows
      .map((row) => ({ ...row, receiverInstalled: receives(this.#versions, row.id) }))
      .filter(({ id }) => filter.id?.includes(id) ?? true)
      .filter((kept) => kept.receiverInstalled === (filter.receiverInstalled ?? kept.receiverInstalled))
      .toSorted((a, b) => (a[sort.field] < b[sort.field] ? -1 : 1));
    const sorted = sort.order === 'DESC' ? all.toReversed() : all;
    return { rows: sorted.slice(first, first + limit), total: all.length };
  }
}
