import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { Actor } from '../../actor.ts';
import { writeAudit } from '../../audit.ts';
import type { HistoryEntry } from '../../contract/history.ts';
import type { RecordDetail } from '../../contract/record.ts';
import type { UnitOfWork } from '../../database/unit-of-work.ts';
import { RequestError } from '../../errors.ts';
import type { FileAnswer } from '../../http/file-answer.ts';
import type { HistoryService } from '../history/history.service.ts';
import type { RecordQueryService } from '../record/record-query.service.ts';
import { type AuditRow, linesOfRecord } from './audit-trail.repository.ts';
import type { EvidenceKeys } from './evidence-keys.ts';
import { evidenceReport } from './evidence-report.ts';
import { howToVerify } from './how-to-verify.ts';
import { contextOf } from './line-context.ts';
import { ruleSetName } from './line-terms.ts';
import { type PackPart, partOf, signedZip } from './signed-zip.ts';
import { type Telling, toldLines } from './told-lines.ts';
import { asTyped } from './value-words.ts';
import type { WholeChain } from './whole-chain.ts';

/** Reads a stored file of a record by its id. @throws {RequestError} `FILE_MISSING` */
type ReadFile = (id: string) => Promise<Readable>;

interface Parts extends Telling {
  readonly unitOfWork: UnitOfWork;
  readonly keys: EvidenceKeys;
  readonly chain: WholeChain;
  readonly records: RecordQueryService;
  readonly history: HistoryService;
  readonly readFile: ReadFile;
  readonly now: () => Date;
}

const historyPage = 200;
const sealAttempts = 20;
const sealPauseMs = 250;

/**
 * Evidence packs: what an auditor takes along of one record, in open formats, with the hash of every file in a list that
 * is signed. Nothing is signed unless the whole chain of the audit trail holds.
 */
export class EvidencePackService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * @throws {NotFound} also for a record the reader may not know of
   * @throws {RequestError} `EVIDENCE_BROKEN` naming the first broken line and its record
   */
  async ofRecord(
    which: { readonly type: string; readonly id: string },
    actor: Actor,
    requestId: string,
  ): Promise<FileAnswer> {
    const { records, chain, keys, now } = this.#parts;
    const record = await records.read(which.type, which.id, actor, requestId);
    await this.#trace(record, actor, requestId);
    const trail = await this.#sealedTrail(record.id);
    const verdict = await chain.verified();
    const said = { record: record.number, madeAt: now().toISOString(), madeBy: actor.account, chain: verdict };
    const file = await signedZip(keys, said, await this.#contents(record, trail, actor));
    return { name: `${record.number}-evidence.zip`, mediaType: 'application/zip', ...file };
  }

  /**
   * The lines about a record, each with its seal; the chain is verified after they were read.
   *
   * @throws {RequestError} `UNAVAILABLE` when another node holds the chain for seconds
   */
  async #sealedTrail(recordId: string): Promise<readonly AuditRow[]> {
    for (let attempt = 0; attempt < sealAttempts; attempt += 1) {
      await this.#parts.chain.anchor();
      const lines = await linesOfRecord(this.#parts.reader, recordId);
      if (lines.every(({ position }) => position !== null)) return lines;
      await delay(sealPauseMs);
    }
    throw new RequestError('UNAVAILABLE', 'lines of the record wait for their seal');
  }

  async #contents(record: RecordDetail, trail: readonly AuditRow[], actor: Actor): Promise<readonly PackPart[]> {
    const history = await this.#historyOf(record.id, actor);
    const wording = await contextOf(this.#parts, trail);
    const told = await toldLines(this.#parts, trail);
    const nameOf = (id: string) => ruleSetName(this.#parts.versions, id) ?? asTyped(id);
    const report = { record, history, trail: told, wording, ruleSetName: nameOf };
    return [
      partOf('how-to-verify.txt', howToVerify),
      partOf('report.en.html', evidenceReport(report, 'en')),
      partOf('report.zh.html', evidenceReport(report, 'zh')),
      partOf('record.json', json(record)),
      partOf('history.json', json(history)),
      partOf('audit-trail.json', json(told.map(({ row, words }) => ({ ...row, words })))),
      ...(await this.#files(record.id)),
    ];
  }

  async #historyOf(recordId: string, actor: Actor): Promise<readonly HistoryEntry[]> {
    const entries: HistoryEntry[] = [];
    for (;;) {
      const { rows } = await this.#parts.history.list(
        { sort: { field: 'id', order: 'ASC' }, first: entries.length, limit: historyPage, filter: { recordId } },
        actor,
      );
      entries.push(...rows);
      if (rows.length < historyPage) return entries;
    }
  }

  /** @throws {RequestError} `FILE_MISSING` when the store has lost one: a pack is whole or there is none */
  async #files(recordId: string): Promise<readonly PackPart[]> {
    const rows = await this.#parts.reader.query<{ id: string; name: string }>(
      'SELECT id, name FROM attachment WHERE record_id = ? AND removed_at IS NULL ORDER BY uploaded_at, id',
      [recordId],
    );
    const { readFile } = this.#parts;
    return rows.map(({ id, name }, index) => ({
      name: `files/${String(index + 1).padStart(3, '0')}-${name.replaceAll(/[/\\]/g, '_')}`,
      pieces: async function* () {
        yield* await readFile(id);
      },
    }));
  }

  #trace({ id, number }: RecordDetail, actor: Actor, requestId: string): Promise<void> {
    const line = { action: 'evidence-exported' as const, entityType: 'record', entityId: id, details: { number } };
    return this.#parts.unitOfWork((tx) => writeAudit(tx, [{ actorId: actor.userId, requestId, ...line }]));
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
