import { containing } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { RecordRow } from '../../execution/record-rows.ts';
import type { Condition } from '../../master-data/master-data.ts';
import { allOf } from '../record/readable.view.ts';

const mostWords = 8;
const mostCounted = 1000;

/** What is asked for, in words; a text without spaces, as in Chinese, is one. */
export function wordsOf(typed: string): readonly string[] {
  return typed
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, mostWords);
}

/**
 * Every word stands in what the record says or in a comment the reader may know of. Looked for as it stands, because
 * Chinese has no spaces to cut it by; docs/decisions has what that costs.
 */
function containsAll(words: readonly string[], visibleComments: Condition): Condition {
  return allOf(
    words.map((word) => ({
      sql: `r.search_text LIKE ? ESCAPE '\\' OR r.id IN (
        SELECT c.record_id FROM record_comment c WHERE c.record_id = r.id AND ${visibleComments.sql}
          AND c.search_text LIKE ? ESCAPE '\\')`,
      params: [containing(word), ...visibleComments.params, containing(word)],
    })),
  );
}

/** Cases that contain every word, those still open and the newest first. */
export async function searchRecords(
  reader: Reader,
  words: readonly string[],
  { readable, visibleComments }: { readonly readable: Condition; readonly visibleComments: Condition },
  most: number,
): Promise<{ readonly rows: readonly RecordRow[]; readonly total: number }> {
  const where = allOf([{ sql: 'r.process_id IS NOT NULL', params: [] }, readable, containsAll(words, visibleComments)]);
  const rows = await reader.query<RecordRow>(
    `SELECT r.* FROM record r WHERE ${where.sql}
     ORDER BY CASE WHEN r.closed_at IS NULL THEN 0 ELSE 1 END, r.updated_at DESC, r.id LIMIT ?`,
    [...where.params, most],
  );
  const [count] = await reader.query<{ n: number }>(
    `SELECT COUNT(*) AS n FROM (SELECT 1 AS one FROM record r WHERE ${where.sql} LIMIT ${mostCounted}) counted`,
    where.params,
  );
  return { rows, total: count?.n ?? 0 };
}

/** The case with this number, however it is spelled. */
export async function recordByNumber(
  reader: Reader,
  number: string,
  readable: Condition,
): Promise<RecordRow | undefined> {
  const [row] = await reader.query<RecordRow>(
    `SELECT r.* FROM record r WHERE r.number = ? AND r.process_id IS NOT NULL AND (${readable.sql})`,
    [number.toUpperCase(), ...readable.params],
  );
  return row;
}
