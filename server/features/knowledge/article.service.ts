import type { Actor } from '../../actor.ts';
import type { Article, ArticleAnswer } from '../../contract/knowledge.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { NotFound } from '../../errors.ts';
import type { Directory } from '../../execution/directory.ts';
import { allOf } from '../record/readable.view.ts';
import { fittingEntries, foundEntries, helpOf, symptomOf } from './fitting-knowledge.view.ts';
import { articlesFor, entriesOf, type KnowledgeEntry } from './knowledge.view.ts';

/** Articles as people read them who look for an answer. */
export class ArticleService {
  readonly #reader: Reader;
  readonly #directory: Directory;

  constructor(reader: Reader, directory: Directory) {
    this.#reader = reader;
    this.#directory = directory;
  }

  /**
   * Articles that fit a text, the best first.
   *
   * @param serviceId given while somebody writes a report: its articles come first; without it the words count as typed
   */
  async list(
    { q, serviceId, most }: { readonly q: string; readonly serviceId?: string | undefined; readonly most: number },
    actor: Actor,
  ): Promise<ArticleAnswer> {
    const admitted = await articlesFor(actor, this.#directory);
    const entries = await entriesOf(this.#reader, admitted, serviceId ?? null);
    const fitting =
      serviceId === undefined
        ? foundEntries(entries, q.trim())
        : fittingEntries(entries, { text: q, serviceId, ciIds: [] }, ['text']);
    return { rows: fitting.slice(0, most).map(({ entry }) => viewOf(entry)), total: fitting.length };
  }

  /** @throws {NotFound} also when it is not for the actor, or not published */
  async read(idOrNumber: string, actor: Actor): Promise<Article> {
    const one = { sql: '(r.id = ? OR r.number = ?)', params: [idOrNumber, idOrNumber.toUpperCase()] };
    const [entry] = await entriesOf(this.#reader, allOf([await articlesFor(actor, this.#directory), one]), null);
    if (!entry) throw new NotFound('article', idOrNumber);
    return viewOf(entry);
  }
}

function viewOf(entry: KnowledgeEntry): Article {
  const { id, number, title, serviceId, fields } = entry;
  const publishedAt = fields['publishedAt'];
  return {
    ...{ id, number, title, serviceId },
    symptom: symptomOf(entry),
    solution: helpOf(entry),
    forEveryone: fields['audience'] === 'everyone',
    publishedAt: typeof publishedAt === 'string' ? publishedAt : null,
  };
}
