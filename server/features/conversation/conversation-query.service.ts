import type { Actor } from '../../actor.ts';
import type { Comment } from '../../contract/conversation.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { NotFound } from '../../errors.ts';
import type { Directory } from '../../execution/directory.ts';
import type { Page } from '../../http/route.ts';
import type { RecordAddress } from '../record/contribution.service.ts';
import { readableRecord } from '../record/readable-record.view.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import { type CommentRow, listComments } from './comment.repository.ts';
import { visibleComments } from './visible-comments.ts';

/** The conversation about a record as people read it. */
export class ConversationQueryService {
  readonly #reader: Reader;
  readonly #people: PersonDirectory;
  readonly #directory: Directory;

  constructor(parts: { readonly reader: Reader; readonly people: PersonDirectory; readonly directory: Directory }) {
    this.#reader = parts.reader;
    this.#people = parts.people;
    this.#directory = parts.directory;
  }

  /** @throws {NotFound} when there is no such record for the reader */
  async list(
    address: RecordAddress,
    page: { readonly order: 'ASC' | 'DESC'; readonly first: number; readonly limit: number },
    actor: Actor,
  ): Promise<Page<Comment>> {
    const record = await readableRecord(this.#reader, address, actor, this.#directory);
    if (!record) throw new NotFound('record', address.id);
    const { rows, total } = await listComments(this.#reader, record.id, visibleComments(actor), page);
    return { rows: await this.#views(rows), total };
  }

  /** A comment its author has just written. */
  async written(recordId: string, id: number): Promise<Comment> {
    const own = { sql: 'c.id = ?', params: [id] };
    const { rows } = await listComments(this.#reader, recordId, own, { order: 'ASC', first: 0, limit: 1 });
    const [view] = await this.#views(rows);
    if (!view) throw new NotFound('comment', String(id));
    return view;
  }

  async #views(rows: readonly CommentRow[]): Promise<Comment[]> {
    const person = await this.#people.refs(rows.map((row) => row.author_id));
    return rows.map((row) => ({
      id: String(row.id),
      author: person(row.author_id),
      at: row.at,
      text: row.text,
      internal: row.internal === 1,
    }));
  }
}
