import { placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { Condition } from '../../master-data/master-data.ts';
import { allOf } from '../record/readable.view.ts';
import { decidedBy } from './decided-by.view.ts';

/** A decision as stored, with the number of its record and of the version it was made by. */
export interface DecisionRow {
  readonly seq: number;
  readonly at: string;
  readonly rule_set: string;
  readonly version: number | null;
  readonly content_hash: string;
  readonly facts: string;
  readonly fired_rows: string;
  readonly result: string;
  readonly instance_id: string;
  readonly element_id: string;
  readonly record_id: string | null;
  readonly record_type: string | null;
  readonly record_number: string | null;
}

export interface DecisionFilter {
  readonly id?: readonly string[] | undefined;
  readonly ruleSet?: string | undefined;
  /** `<package>.<name>`: a set of the same name in another package is another one. */
  readonly ruleSetId?: string | undefined;
  readonly contentHash?: string | undefined;
  readonly recordId?: string | undefined;
  readonly instanceId?: string | undefined;
  readonly row?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const from = 'FROM decision_log d LEFT JOIN record r ON r.id = d.record_id';

/** Content may come back as a later version: a decision was made by the last one that had it then. */
const versionThen = `(SELECT MAX(v.number) FROM rule_set_version v
  WHERE v.content_hash = d.content_hash AND v.rule_set LIKE '%.' || d.rule_set AND v.in_force_at <= d.at)`;

/** One page of the log, in order of time. */
export async function readDecisions(
  reader: Reader,
  list: ListQuery<'id', DecisionFilter>,
  readable: Condition,
): Promise<readonly DecisionRow[]> {
  const where = allOf([readable, ...conditions(list.filter)]);
  const order = list.sort.order === 'DESC' ? 'DESC' : 'ASC';
  return reader.query<DecisionRow>(
    `SELECT d.seq, d.at, d.rule_set, ${versionThen} AS version, d.content_hash, d.facts, d.fired_rows, d.result,
       d.instance_id, d.element_id, d.record_id, r.type AS record_type, r.number AS record_number
     ${from} WHERE ${where.sql} ORDER BY d.seq ${order} LIMIT ? OFFSET ?`,
    [...where.params, list.limit, list.first],
  );
}

/** Rows counted at most: on SQLite whoever counts millions holds up everybody. */
const mostCounted = 10_000;

export async function countDecisions(reader: Reader, filter: DecisionFilter, readable: Condition): Promise<number> {
  const where = allOf([readable, ...conditions(filter)]);
  const [count] = await reader.query<{ n: number }>(
    `SELECT COUNT(*) AS n FROM (SELECT 1 AS one ${from} WHERE ${where.sql} LIMIT ${mostCounted}) counted`,
    where.params,
  );
  return count?.n ?? 0;
}

function conditions(filter: DecisionFilter): readonly Condition[] {
  const equal = (column: string, value: string | undefined): Condition[] =>
    value === undefined ? [] : [{ sql: `${column} = ?`, params: [value] }];
  const ids = (filter.id ?? []).map(Number).filter(Number.isSafeInteger);
  return [
    ...(filter.id === undefined
      ? []
      : [ids.length === 0 ? { sql: '1 = 0', params: [] } : { sql: `d.seq IN (${placeholders(ids)})`, params: ids }]),
    ...equal('d.rule_set', filter.ruleSet),
    ...(filter.ruleSetId === undefined ? [] : [decidedBy(filter.ruleSetId)]),
    ...equal('d.content_hash', filter.contentHash),
    ...equal('d.record_id', filter.recordId),
    ...equal('d.instance_id', filter.instanceId),
    // Row ids have no character that JSON or LIKE would change, but "_", which is escaped.
    ...(filter.row === undefined
      ? []
      : [{ sql: `d.fired_rows LIKE ? ESCAPE '\\'`, params: [`%"${filter.row.replaceAll('_', String.raw`\_`)}"%`] }]),
    ...(filter.from === undefined ? [] : [{ sql: 'd.at >= ?', params: [new Date(filter.from)] }]),
    ...(filter.to === undefined ? [] : [{ sql: 'd.at < ?', params: [new Date(filter.to)] }]),
  ];
}
