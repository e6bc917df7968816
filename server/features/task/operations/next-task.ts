import type { OperationRefusal } from '../../../contract/operation-offer.ts';
import type { TaskSituation } from './situation.ts';

/** The open task that followed a completed one, or why its completion cannot be taken back. */
export type NextTask =
  | { readonly type: 'open'; readonly taskKey: string; readonly claimed: boolean }
  | { readonly type: 'none'; readonly refusal: OperationRefusal };

interface Open {
  readonly task_key: string;
  readonly element_id: string;
  readonly claimed_at: string | null;
}

/** Elements whose passing leaves no trace outside the run. */
const harmless = [
  'exclusiveGateway',
  'inclusiveGateway',
  'parallelGateway',
  'scriptTask',
  'businessRuleTask',
  'task',
  'manualTask',
];
const passing = ['entered', 'taken', 'rule-evaluated'];

/** What came of a completed task: only what the run itself keeps may have happened since. */
export async function nextTask({ source, instance, task, process }: TaskSituation): Promise<NextTask> {
  const [completion] = await source.query<{ seq: number }>(
    `SELECT seq FROM history WHERE instance_id = ? AND element_id = ? AND lifecycle = 'completed' ORDER BY seq DESC LIMIT 1`,
    [instance.id, task.element_id],
  );
  const open = await source.query<Open>(
    `SELECT task_key, element_id, claimed_at FROM task WHERE instance_id = ? AND status = 'open' AND opened_at >= ? AND signs_key IS NULL`,
    [instance.id, task.completed_at],
  );
  const [next, second] = open;
  if (!completion || !next || second || process.elements.find(({ id }) => id === task.element_id)?.repeats)
    return { type: 'none', refusal: 'moved-on' };
  const since = await source.query<{ element_type: string; lifecycle: string; element_id: string }>(
    `SELECT element_id, element_type, lifecycle FROM history
     WHERE root_id = ? AND seq > ? AND element_type IS NOT NULL ORDER BY seq`,
    [instance.rootId, completion.seq],
  );
  const effect = since.find((each) => {
    const isNext =
      each.element_id === next.element_id && (each.lifecycle === 'claimed' || each.lifecycle === 'released');
    const passed = each.lifecycle === 'completed' && harmless.includes(each.element_type);
    return !isNext && !passed && !passing.includes(each.lifecycle);
  });
  if (effect) return { type: 'none', refusal: 'effect' };
  return { type: 'open', taskKey: next.task_key, claimed: next.claimed_at !== null };
}
