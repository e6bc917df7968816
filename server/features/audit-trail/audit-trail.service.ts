import type { Actor } from '../../actor.ts';
import type { AuditLine, TrailVerdict } from '../../contract/audit-trail.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { Page } from '../../http/route.ts';
import type { ProcessVersionService } from '../process-version/process-version.service.ts';
import { anyOf, needToKnow } from '../record/readable.view.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import type { Anchors } from './anchors.ts';
import { type AuditFilter, listLines } from './audit-trail.repository.ts';
import type { EvidenceKeys } from './evidence-keys.ts';
import { contextOf } from './line-context.ts';
import { lineWords } from './line-words.ts';
import { verifyTrail } from './verify-trail.ts';

interface Parts {
  readonly reader: Reader;
  readonly people: PersonDirectory;
  readonly versions: ProcessVersionService;
  /** Zone of the organization, for the instants a line speaks of. */
  readonly zone: string;
  readonly keys: EvidenceKeys;
  readonly anchors: Anchors;
}

/** The audit trail as people read it. Nothing here changes anything, and nothing elsewhere changes a line. */
export class AuditTrailService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Lines but those of restricted records the reader need not know of. */
  async list(list: ListQuery<'id', AuditFilter>, actor: Actor): Promise<Page<AuditLine>> {
    const readable = anyOf([{ sql: 'r.id IS NULL', params: [] }, needToKnow(actor)]);
    const { rows, total } = await listLines(this.#parts.reader, list, readable);
    const context = await contextOf(this.#parts, rows);
    const person = await this.#parts.people.refs(rows.flatMap((row) => [row.actor_id, row.on_behalf_of]));
    const lines = rows.map((row) => ({
      id: String(row.seq),
      at: row.at,
      actor: person(row.actor_id),
      onBehalfOf: person(row.on_behalf_of),
      action: row.action,
      entityType: row.entity_type,
      entityId: row.entity_id,
      recordNumber: row.record_number,
      recordType: row.record_type,
      details: JSON.parse(row.details) as AuditLine['details'],
      words: lineWords(row, context),
      sealed: row.position !== null,
    }));
    return { rows: lines, total };
  }

  /** @throws {Error} when a key is gone, or the file of anchors holds something else */
  async verify(): Promise<TrailVerdict> {
    return verifyTrail(this.#parts.reader, this.#parts.keys, this.#parts.anchors.read());
  }
}
