import type { Actor } from '../../actor.ts';
import type { AuditLine, Sealing, TrailVerdict } from '../../contract/audit-trail.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { Page } from '../../http/route.ts';
import type { AuditFilter } from './audit-filter.ts';
import { countWaiting, endOfChain, listLines } from './audit-trail.repository.ts';
import { readableLines } from './readable-lines.ts';
import { latestBy } from './sealer.ts';
import type { ToldLine } from './told-line.ts';
import { type Telling, toldLines } from './told-lines.ts';
import type { VerifyChain } from './whole-chain.ts';

/** The audit trail as people read it. Nothing here changes anything, and nothing elsewhere changes a line. */
export class AuditTrailService {
  readonly #telling: Telling;
  readonly #verify: VerifyChain;
  #running: Promise<TrailVerdict> | null = null;

  constructor(telling: Telling, verify: VerifyChain) {
    this.#telling = telling;
    this.#verify = verify;
  }

  async list(list: ListQuery<'id', AuditFilter>, actor: Actor): Promise<Page<AuditLine>> {
    const { rows, total } = await listLines(this.#telling.reader, list, readableLines(actor));
    return { rows: (await toldLines(this.#telling, rows)).map(viewOf), total };
  }

  /** How far the trail is sealed; whether what is sealed still holds, only `verify` says. */
  async sealing(): Promise<Sealing> {
    const { reader } = this.#telling;
    const end = await endOfChain(reader);
    const waiting = await countWaiting(reader, (end?.seq ?? 0) - latestBy[reader.dialect]);
    return { upTo: end && { seq: end.seq, at: end.at }, waiting };
  }

  /**
   * Several who ask at once get one answer.
   *
   * @throws {Error} when a key is gone, or the file of anchors holds something else
   */
  verify(): Promise<TrailVerdict> {
    this.#running ??= this.#verify().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }
}

function viewOf({ row, actor, onBehalfOf, words }: ToldLine): AuditLine {
  return {
    id: String(row.seq),
    at: row.at,
    actor,
    onBehalfOf,
    action: row.action,
    entityType: row.entity_type,
    entityId: row.entity_id,
    recordNumber: row.record_number,
    recordType: row.record_type,
    details: JSON.parse(row.details) as AuditLine['details'],
    words,
    sealed: row.position !== null,
  };
}
