import type { Language } from '../../../rules/schema/languages.ts';
import type { Actor } from '../../actor.ts';
import { writeAudit } from '../../audit.ts';
import type { AuditAction } from '../../contract/audit-action.ts';
import type { UnitOfWork } from '../../database/unit-of-work.ts';
import type { FileAnswer } from '../../http/file-answer.ts';
import type { AuditFilter } from './audit-filter.ts';
import { endOfChain, sealedPages } from './audit-trail.repository.ts';
import type { EvidenceKeys } from './evidence-keys.ts';
import { howToVerify } from './how-to-verify.ts';
import { readableLines } from './readable-lines.ts';
import { partOf, signedZip } from './signed-zip.ts';
import { spooled } from './spooled-file.ts';
import type { ToldLine } from './told-line.ts';
import { type Telling, toldLines } from './told-lines.ts';
import { trailCsv } from './trail-csv.ts';
import type { WholeChain } from './whole-chain.ts';

interface Parts extends Telling {
  readonly unitOfWork: UnitOfWork;
  readonly keys: EvidenceKeys;
  readonly chain: WholeChain;
  readonly now: () => Date;
}

/** Who takes lines along. */
interface Hand {
  readonly actor: Actor;
  readonly requestId: string;
}

/** Lines to take along, as many as the filter lets through; to have done so is a line of its own. */
export class TrailExportService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** A table for a spreadsheet, in one language. */
  async csv(filter: AuditFilter, language: Language, hand: Hand): Promise<FileAnswer> {
    await this.#trace('lines-exported', filter, hand);
    await this.#parts.chain.anchor();
    const file = await spooled(
      trailCsv(this.#lines(filter, hand.actor, await this.#end()), language, this.#parts.zone),
    );
    return { name: `audit-trail-${language}.csv`, mediaType: 'text/csv; charset=utf-8', ...file };
  }

  /**
   * A signed ZIP: the lines as they are stored with their seals, and as tables in both languages.
   *
   * @throws {RequestError} `EVIDENCE_BROKEN` naming the first broken line and its record
   */
  async pack(filter: AuditFilter, hand: Hand): Promise<FileAnswer> {
    const { chain, keys, zone, now } = this.#parts;
    await this.#trace('evidence-exported', filter, hand);
    await chain.anchor();
    const end = await this.#end();
    const verdict = await chain.verified();
    const lines = () => this.#lines(filter, hand.actor, end);
    const said = { filter, madeAt: now().toISOString(), madeBy: hand.actor.account, chain: verdict };
    const file = await signedZip(keys, said, [
      partOf('how-to-verify.txt', howToVerify),
      { name: 'audit-trail.en.csv', pieces: () => trailCsv(lines(), 'en', zone) },
      { name: 'audit-trail.zh.csv', pieces: () => trailCsv(lines(), 'zh', zone) },
      { name: 'audit-trail.jsonl', pieces: () => jsonLines(lines()) },
    ]);
    return { name: 'audit-trail-evidence.zip', mediaType: 'application/zip', ...file };
  }

  /** Place of the line sealed last: what comes later is in no part, so that all parts have the same lines. */
  async #end(): Promise<number> {
    return (await endOfChain(this.#parts.reader))?.position ?? 0;
  }

  async *#lines(filter: AuditFilter, actor: Actor, end: number): AsyncGenerator<readonly ToldLine[]> {
    for await (const rows of sealedPages(this.#parts.reader, filter, readableLines(actor), end))
      yield await toldLines(this.#parts, rows);
  }

  #trace(action: AuditAction, filter: AuditFilter, { actor, requestId }: Hand): Promise<void> {
    const line = { action, entityType: 'audit-trail', entityId: null, details: { filter } };
    return this.#parts.unitOfWork((tx) => writeAudit(tx, [{ actorId: actor.userId, requestId, ...line }]));
  }
}

async function* jsonLines(pages: AsyncIterable<readonly ToldLine[]>): AsyncGenerator<string> {
  for await (const lines of pages)
    yield lines.map(({ row, words }) => `${JSON.stringify({ ...row, words })}\n`).join('');
}
