import { inspectRuleSet } from '../../../../rules/check.ts';
import { type LoggedDecision, whatIf } from '../../../../rules/what-if.ts';
import { answerOrders } from '../../../thread.ts';
import type { RawDecision, ReplayedChange, WorkerOrder } from './rule-thread.ts';

/** The thread that does what would hold up everybody: one order, one answer. */
answerOrders(answerOf);

async function answerOf(order: WorkerOrder): Promise<unknown> {
  if (order.type === 'inspect') return inspectRuleSet(order.content);
  const { changes } = await whatIf(
    order.decisions.map((each) => logged(each, order.content.id)),
    order.content,
  );
  return changes.map(({ record, after }): ReplayedChange => ({ seq: Number(record), after }));
}

/** A decision is known by its place in the log; what it was made for is added when the changes are read. */
function logged({ seq, at, facts, rows, result }: RawDecision, ruleSet: string): LoggedDecision {
  return {
    ruleSet,
    version: '',
    at: new Date(at),
    record: String(seq),
    facts: JSON.parse(facts) as LoggedDecision['facts'],
    rows: JSON.parse(rows) as LoggedDecision['rows'],
    result: JSON.parse(result) as LoggedDecision['result'],
  };
}
