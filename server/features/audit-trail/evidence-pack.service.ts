import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { ZipFile } from 'yazl';
import type { Actor } from '../../actor.ts';
import { writeAudit } from '../../audit.ts';
import type { HistoryEntry } from '../../contract/history.ts';
import type { RecordDetail } from '../../contract/record.ts';
import type { Reader, UnitOfWork } from '../../database/unit-of-work.ts';
import { RequestError } from '../../errors.ts';
import type { FileAnswer } from '../../http/file-answer.ts';
import type { HistoryService } from '../history/history.service.ts';
import type { ProcessVersionService } from '../process-version/process-version.service.ts';
import type { RecordQueryService } from '../record/record-query.service.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import type { Anchors } from './anchors.ts';
import { type AuditRow, linesOfRecord } from './audit-trail.repository.ts';
import type { EvidenceKeys } from './evidence-keys.ts';
import { evidenceReport } from './evidence-report.ts';
import { howToVerify } from './how-to-verify.ts';
import { contextOf, type LineContext } from './line-context.ts';
import { lineWords } from './line-words.ts';
import type { Sealer } from './sealer.ts';
import type { ToldLine } from './told-line.ts';
import { verifyTrail } from './verify-trail.ts';

/** Reads a stored file of a record by its id. @throws {RequestError} `FILE_MISSING` */
type ReadFile = (id: string) => Promise<Readable>;

interface Parts {
  readonly reader: Reader;
  readonly unitOfWork: UnitOfWork;
  readonly keys: EvidenceKeys;
  readonly anchors: Anchors;
  readonly sealer: Sealer;
  readonly people: PersonDirectory;
  readonly versions: ProcessVersionService;
  readonly records: RecordQueryService;
  readonly history: HistoryService;
  readonly readFile: ReadFile;
  readonly now: () => Date;
  /** Zone of the organization, for the times of the reports. */
  readonly zone: string;
}

/** One file of a pack. */
interface Part {
  readonly name: string;
  readonly bytes: Buffer;
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
    const { records, reader, keys, anchors } = this.#parts;
    const record = await records.read(which.type, which.id, actor, requestId);
    await this.#trace(record, actor, requestId);
    const trail = await this.#sealedTrail(record.id);
    const verdict = await verifyTrail(reader, keys, anchors.read());
    if (verdict.broken !== null) {
      const { seq, how, recordNumber } = verdict.broken;
      throw new RequestError('EVIDENCE_BROKEN', `line ${seq} of the audit trail: ${how}`, {
        params: { seq, how, record: recordNumber ?? '-' },
      });
    }
    const parts = await this.#contents(record, trail, actor);
    const manifest = Buffer.from(
      json({
        record: record.number,
        madeAt: this.#parts.now().toISOString(),
        madeBy: actor.account,
        chain: verdict,
        files: parts.map(({ name, bytes }) => ({ name, size: bytes.length, sha256: sha256(bytes) })),
      }),
    );
    const signed: readonly Part[] = [
      { name: 'manifest.json', bytes: manifest },
      { name: 'manifest.sig', bytes: Buffer.from(`${keys.sign(manifest.toString())}\n`) },
      { name: 'public-key.pem', bytes: Buffer.from(keys.publicKey) },
    ];
    const bytes = await zipped([...parts, ...signed]);
    return {
      name: `${record.number}-evidence.zip`,
      mediaType: 'application/zip',
      size: bytes.length,
      bytes: Readable.from([bytes]),
    };
  }

  /**
   * The lines about a record, each with its seal; the chain is verified after they were read.
   *
   * @throws {RequestError} `UNAVAILABLE` when another node holds the chain for seconds
   */
  async #sealedTrail(recordId: string): Promise<readonly AuditRow[]> {
    for (let attempt = 0; attempt < sealAttempts; attempt += 1) {
      await this.#parts.sealer.anchor();
      const lines = await linesOfRecord(this.#parts.reader, recordId);
      if (lines.every(({ position }) => position !== null)) return lines;
      await delay(sealPauseMs);
    }
    throw new RequestError('UNAVAILABLE', 'lines of the record wait for their seal');
  }

  async #contents(record: RecordDetail, trail: readonly AuditRow[], actor: Actor): Promise<readonly Part[]> {
    const history = await this.#historyOf(record.id, actor);
    const wording = await contextOf(this.#parts, trail);
    const told = await this.#told(trail, wording);
    const report = { record, history, trail: told, wording };
    return [
      { name: 'how-to-verify.txt', bytes: Buffer.from(howToVerify) },
      { name: 'report.en.html', bytes: Buffer.from(evidenceReport(report, 'en')) },
      { name: 'report.zh.html', bytes: Buffer.from(evidenceReport(report, 'zh')) },
      { name: 'record.json', bytes: Buffer.from(json(record)) },
      { name: 'history.json', bytes: Buffer.from(json(history)) },
      { name: 'audit-trail.json', bytes: Buffer.from(json(told.map(({ row, words }) => ({ ...row, words })))) },
      ...(await this.#files(record.id)),
    ];
  }

  async #told(trail: readonly AuditRow[], context: LineContext): Promise<readonly ToldLine[]> {
    const person = await this.#parts.people.refs(trail.flatMap((row) => [row.actor_id, row.on_behalf_of]));
    return trail.map((row) => ({
      row,
      actor: person(row.actor_id),
      onBehalfOf: person(row.on_behalf_of),
      words: lineWords(row, context),
    }));
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
  async #files(recordId: string): Promise<readonly Part[]> {
    const rows = await this.#parts.reader.query<{ id: string; name: string }>(
      'SELECT id, name FROM attachment WHERE record_id = ? AND removed_at IS NULL ORDER BY uploaded_at, id',
      [recordId],
    );
    const parts: Part[] = [];
    for (const [index, { id, name }] of rows.entries())
      parts.push({
        name: `files/${String(index + 1).padStart(3, '0')}-${name.replaceAll(/[/\\]/g, '_')}`,
        bytes: await buffer(await this.#parts.readFile(id)),
      });
    return parts;
  }

  #trace({ id, number }: RecordDetail, actor: Actor, requestId: string): Promise<void> {
    const line = { action: 'evidence-exported' as const, entityType: 'record', entityId: id, details: { number } };
    return this.#parts.unitOfWork((tx) => writeAudit(tx, [{ actorId: actor.userId, requestId, ...line }]));
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function zipped(parts: readonly Part[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { name, bytes } of parts) zip.addBuffer(bytes, name);
  zip.end();
  return buffer(zip.outputStream);
}
