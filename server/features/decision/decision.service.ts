import type { Actor } from '../../actor.ts';
import type { Decision } from '../../contract/decision.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { Directory } from '../../execution/directory.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { Page } from '../../http/route.ts';
import { countDecisions, type DecisionFilter, type DecisionRow, readDecisions } from './decision.repository.ts';
import { readableDecisions } from './readable-decisions.view.ts';

/** The log of decisions: who asked which rule set with which facts, and what it answered. */
export class DecisionService {
  readonly #reader: Reader;
  readonly #directory: Directory;

  constructor(reader: Reader, directory: Directory) {
    this.#reader = reader;
    this.#directory = directory;
  }

  async list(list: ListQuery<'id', DecisionFilter>, actor: Actor): Promise<Page<Decision>> {
    const readable = await readableDecisions(actor, this.#directory);
    const rows = await readDecisions(this.#reader, list, readable);
    const total = await countDecisions(this.#reader, list.filter, readable);
    return { rows: rows.map(viewOf), total: Math.max(total, rows.length === 0 ? 0 : list.first + rows.length) };
  }
}

function viewOf(row: DecisionRow): Decision {
  return {
    id: String(row.seq),
    at: row.at,
    ruleSet: row.rule_set,
    version: row.version,
    contentHash: row.content_hash,
    facts: JSON.parse(row.facts) as Decision['facts'],
    rows: JSON.parse(row.fired_rows) as string[],
    result: JSON.parse(row.result) as Decision['result'],
    instanceId: row.instance_id,
    elementId: row.element_id,
    recordId: row.record_id,
    recordType: row.record_type,
    recordNumber: row.record_number,
  };
}
