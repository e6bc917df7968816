import type { Reader, Transaction } from '../../database/unit-of-work.ts';
import type { Condition } from '../../master-data/master-data.ts';

export interface CommentRow {
  readonly id: number;
  readonly author_id: string;
  readonly at: string;
  readonly text: string;
  readonly internal: number;
}

export async function listComments(
  reader: Pick<Reader, 'query'>,
  recordId: string,
  visible: Condition,
  page: { readonly order: 'ASC' | 'DESC'; readonly first: number; readonly limit: number },
): Promise<{ readonly rows: readonly CommentRow[]; readonly total: number }> {
  const where = `FROM record_comment c JOIN record r ON r.id = c.record_id WHERE c.record_id = ? AND ${visible.sql}`;
  const rows = await reader.query<CommentRow>(
    `SELECT c.id, c.author_id, c.at, c.text, c.internal ${where} ORDER BY c.id ${page.order} LIMIT ? OFFSET ?`,
    [recordId, ...visible.params, page.limit, page.first],
  );
  const [count] = await reader.query<{ n: number }>(`SELECT COUNT(*) AS n ${where}`, [recordId, ...visible.params]);
  return { rows, total: count?.n ?? 0 };
}

/** @returns id of the comment */
export async function insertComment(
  tx: Transaction,
  comment: {
    readonly recordId: string;
    readonly authorId: string;
    readonly text: string;
    readonly internal: boolean;
  },
): Promise<number> {
  const { recordId, authorId, text, internal } = comment;
  const [row] = await tx.query<{ id: number }>(
    `INSERT INTO record_comment (record_id, author_id, at, text, search_text, internal)
     VALUES (?, ?, ?, ?, ?, ?) RETURNING id`,
    [recordId, authorId, tx.now, text, text.toLowerCase(), internal],
  );
  return Number(row?.id ?? 0);
}
