import type { Actor } from '../../actor.ts';
import type { FoundRecord, SearchAnswer } from '../../contract/search.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { BadRequest } from '../../errors.ts';
import type { Directory } from '../../execution/directory.ts';
import type { RecordRow } from '../../execution/record-rows.ts';
import type { ChoicesService } from '../choices/choices.service.ts';
import { visibleComments } from '../conversation/watched.view.ts';
import type { ProcessVersionService } from '../process-version/process-version.service.ts';
import { readableRecords } from '../record/readable.view.ts';
import { stageText } from '../record/record.view.ts';
import { recordByNumber, searchRecords, wordsOf } from './record-search.ts';

const mostRows = 20;

/** Finds what the reader may know of; rows and counts alike. */
export class SearchService {
  readonly #reader: Reader;
  readonly #versions: ProcessVersionService;
  readonly #directory: Directory;
  readonly #choices: ChoicesService;

  constructor(parts: {
    readonly reader: Reader;
    readonly versions: ProcessVersionService;
    readonly directory: Directory;
    readonly choices: ChoicesService;
  }) {
    this.#reader = parts.reader;
    this.#versions = parts.versions;
    this.#directory = parts.directory;
    this.#choices = parts.choices;
  }

  /** @throws {BadRequest} when nothing is asked for */
  async search(typed: string, actor: Actor): Promise<SearchAnswer> {
    const words = wordsOf(typed);
    if (words.length === 0) throw new BadRequest('query.q', 'required', 'say what to look for');
    const readable = await readableRecords(actor, this.#directory);
    const exact = await recordByNumber(this.#reader, words.join(''), readable);
    const seen = { readable, visibleComments: visibleComments(actor) };
    const records = await searchRecords(this.#reader, words, seen, mostRows);
    return {
      exact: exact ? this.#found(exact) : null,
      records: { rows: records.rows.map((row) => this.#found(row)), total: records.total },
      people: await this.#named('users', typed.trim(), actor),
      configurationItems: await this.#named('configuration-items', typed.trim(), actor),
    };
  }

  async #named(list: string, part: string, actor: Actor): Promise<SearchAnswer['people']> {
    const found = await this.#choices.list(list, actor, part);
    return { rows: found.slice(0, mostRows).map(({ value, label }) => ({ value, label })), total: found.length };
  }

  #found(row: RecordRow): FoundRecord {
    const type = this.#versions.recordType(row.type)?.type;
    return {
      type: row.type,
      id: row.id,
      number: row.number,
      title: row.title,
      stage: type ? stageText(type, row.stage) : { en: row.stage, zh: row.stage },
      open: row.closed_at === null,
    };
  }
}
