import type { Actor } from '../../../actor.ts';
import type { WhatIfChange } from '../../../contract/what-if.ts';
import { NotFound } from '../../../errors.ts';
import type { ListQuery } from '../../../http/list-query.ts';
import type { Page } from '../../../http/route.ts';
import { readableDecisions } from '../../decision/readable-decisions.view.ts';
import { allOf } from '../../record/readable.view.ts';
import type { RuleSetParts } from '../rule-set-parts.ts';
import { findWhatIf } from './what-if.repository.ts';

interface Row {
  readonly seq: number;
  readonly at: string;
  readonly facts: string;
  readonly fired_rows: string;
  readonly result: string;
  readonly record_id: string | null;
  readonly record_type: string | null;
  readonly record_number: string | null;
  readonly answer: string;
}

const from = `FROM what_if_change c JOIN decision_log d ON d.seq = c.decision_seq LEFT JOIN record r ON r.id = d.record_id`;

/** What a replay found, as far as whoever asked may still read it. */
export class WhatIfChangeService {
  readonly #parts: Pick<RuleSetParts, 'reader' | 'directory'>;

  constructor(parts: Pick<RuleSetParts, 'reader' | 'directory'>) {
    this.#parts = parts;
  }

  /** @throws {NotFound} also for a replay of somebody else */
  async list(id: string, list: ListQuery<'id', object>, actor: Actor): Promise<Page<WhatIfChange>> {
    const { reader, directory } = this.#parts;
    if (!(await findWhatIf(reader, id, actor.userId))) throw new NotFound('replay', id);
    const where = allOf([{ sql: 'c.what_if_id = ?', params: [id] }, await readableDecisions(actor, directory)]);
    const order = list.sort.order === 'DESC' ? 'DESC' : 'ASC';
    const rows = await reader.query<Row>(
      `SELECT d.seq, d.at, d.facts, d.fired_rows, d.result, d.record_id, r.type AS record_type, r.number AS record_number,
         c.answer ${from} WHERE ${where.sql} ORDER BY c.decision_seq ${order} LIMIT ? OFFSET ?`,
      [...where.params, list.limit, list.first],
    );
    const [count] = await reader.query<{ n: number }>(`SELECT COUNT(*) AS n ${from} WHERE ${where.sql}`, where.params);
    return { rows: rows.map(viewOf), total: count?.n ?? 0 };
  }
}

function viewOf(row: Row): WhatIfChange {
  return {
    id: String(row.seq),
    at: row.at,
    recordId: row.record_id,
    recordType: row.record_type,
    recordNumber: row.record_number,
    facts: JSON.parse(row.facts) as WhatIfChange['facts'],
    before: {
      result: JSON.parse(row.result) as WhatIfChange['before']['result'],
      rows: JSON.parse(row.fired_rows) as string[],
    },
    after: afterOf(row.answer),
  };
}

/** Messages of refusals are for logs; people read the code in their language. */
function afterOf(stored: string): WhatIfChange['after'] {
  const { result, rows, refused } = JSON.parse(stored) as WhatIfChange['after'];
  return refused === undefined ? { result: result ?? null, rows: rows ?? [] } : { refused };
}
