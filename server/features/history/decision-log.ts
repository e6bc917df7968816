import type { Json, Variables } from '../../../engine/index.ts';
import type { RuleSet } from '../../../rules/schema/rule-set.ts';
import type { HistoryEntry } from '../../contract/history.ts';
import { placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { HistoryRow } from './history.repository.ts';

/**
 * Why a rule set decided as it did: `ruleSet`, the `contentHash` (SHA-256) under which its version is found, the
 * `facts` it was given, the numbers of the rows that fired, and its `result`.
 */
export type DecisionView = HistoryEntry['details'];

interface Row {
  readonly instance_id: string;
  readonly decision_request_id: string;
  readonly rule_set: string;
  readonly content_hash: string;
  readonly facts: string;
  readonly fired_rows: string;
  readonly result: string;
}

/** What the log of decisions says of the entries that tell of one, by their sequence number. */
export async function decisionsOf(
  reader: Reader,
  entries: readonly HistoryRow[],
): Promise<ReadonlyMap<number, DecisionView>> {
  const asked = entries.filter((entry) => entry.lifecycle === 'rule-evaluated' && entry.instance_id !== null);
  const instances = [...new Set(asked.map((entry) => entry.instance_id))];
  if (instances.length === 0) return new Map();
  const rows = await reader.query<Row>(
    `SELECT instance_id, decision_request_id, rule_set, content_hash, facts, fired_rows, result FROM decision_log
     WHERE instance_id IN (${placeholders(instances)}) AND decision_request_id IS NOT NULL`,
    instances,
  );
  const views = new Map(rows.map((row) => [keyOf(row.instance_id, row.decision_request_id), viewOf(row)]));
  return new Map(
    asked.flatMap((entry) => {
      const { decisionRequestId } = JSON.parse(entry.details) as Variables;
      const view = views.get(keyOf(entry.instance_id, decisionRequestId));
      return view ? [[entry.seq, view] as const] : [];
    }),
  );
}

/** What the names and values in a decision mean, in the words of its rule set: `{ <name>: { label, values } }`. */
export function wordsOf({ inputs, outputs }: Pick<RuleSet, 'inputs' | 'outputs'>): DecisionView {
  const columns = [
    ...inputs.map(({ fact, label, valueLabels }) => ({ name: fact, label, valueLabels })),
    ...outputs.map(({ name, label, valueLabels }) => ({ name, label, valueLabels })),
  ];
  const ofColumns = Object.fromEntries(
    columns.map(({ name, label, valueLabels }) => [name, { label: label ?? null, values: valueLabels ?? {} }]),
  );
  return { ...wordsOfResults, ...ofColumns };
}

/** Results that come from how rows are put together, not from a column. */
const wordsOfResults: DecisionView = {
  hit: { label: { en: 'Applies', zh: '是否命中' }, values: {} },
  rows: { label: { en: 'By rows', zh: '命中的规则行' }, values: {} },
  points: { label: { en: 'Points', zh: '得分' }, values: {} },
};

function keyOf(instanceId: string | null, decisionRequestId: Json | undefined): string {
  return `${instanceId} ${String(decisionRequestId)}`;
}

function viewOf(row: Row): DecisionView {
  return {
    ruleSet: row.rule_set,
    contentHash: row.content_hash,
    facts: JSON.parse(row.facts) as DecisionView,
    firedRows: JSON.parse(row.fired_rows) as number[],
    result: JSON.parse(row.result) as DecisionView,
  };
}
