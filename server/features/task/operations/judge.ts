import type { Operation, OperationRule } from '../../../../rules/schema/operation.ts';
import type { Actor } from '../../../actor.ts';
import type { OperationRefusal } from '../../../contract/operation-offer.ts';
import { isPastReturn } from '../../../execution/by-hand/point-of-no-return.ts';
import { refusalOfCode } from '../../../execution/by-hand/refusal-of-code.ts';
import { ruleHere } from '../../../execution/by-hand/situation.ts';
import { completedTasks } from './completed-tasks.ts';
import { nextTask } from './next-task.ts';
import { movesOfTask, type TaskSituation } from './situation.ts';
import { stands } from './stands.ts';

/** Operations on one task. */
export type TaskOperation = Exclude<Operation, 'skip' | 'move-token'>;

/** Time between two reminders. */
const urgePauseMs = 3_600_000;

/**
 * May the actor do this with the task now? Who and until when is the rule of the installation, narrowed by the package;
 * what the drawing allows the engine knows.
 *
 * @returns null when they may
 */
export async function judge(
  operation: TaskOperation,
  situation: TaskSituation,
  actor: Actor,
): Promise<OperationRefusal | null> {
  const rule = ruleHere(situation, operation);
  if (!rule || !(await stands(rule, situation, actor))) return 'role';
  const { task } = situation;
  const wanted = operation === 'withdraw' ? 'completed' : 'open';
  if (operation !== 'copy' && task.status !== wanted) return 'not-open';
  if (task.signs_key !== null && operation !== 'copy' && operation !== 'urge') return 'signature';
  return (await tooLate(rule, situation)) ?? checks[operation](situation, actor);
}

async function tooLate({ until }: OperationRule, situation: TaskSituation): Promise<OperationRefusal | null> {
  if (until === 'end') return null;
  if (until === 'next-claimed' && situation.task.status === 'open' && situation.task.claimed_at !== null)
    return 'claimed';
  return (await isPastReturn(situation)) ? 'point-of-no-return' : null;
}

type Check = (situation: TaskSituation, actor: Actor) => OperationRefusal | null | Promise<OperationRefusal | null>;

const checks: Readonly<Record<TaskOperation, Check>> = {
  return: async (situation) => ((await returnTargets(situation)).length > 0 ? null : whyNoReturn(situation)),
  'add-signer': (situation) => ((movesOfTask(situation)?.signing.length ?? 0) > 0 ? null : 'fixed'),
  'joint-sign': (situation) => (movesOfTask(situation)?.isRepeated ? 'repeated' : null),
  transfer: () => null,
  withdraw: async (situation) => {
    const next = await nextTask(situation);
    if (next.type === 'none') return next.refusal;
    return next.claimed ? 'claimed' : null;
  },
  copy: ({ record }) => (record ? null : 'other-part'),
  urge: ({ task, now, offered }, actor) => {
    if (task.assignee_id === actor.userId) return 'role';
    if (task.assignee_id === null && offered.groups.length + offered.users.length === 0) return 'nobody';
    const urged = task.urged_at === null ? null : new Date(task.urged_at).getTime();
    return urged !== null && now.getTime() - urged < urgePauseMs ? 'urged' : null;
  },
};

/** Earlier tasks of the path that somebody has completed in this run. */
export async function returnTargets(situation: TaskSituation): Promise<readonly string[]> {
  const possible = movesOfTask(situation)?.returnTo ?? [];
  const done = await completedTasks(situation, possible);
  return possible.filter((id) => done.has(id));
}

function whyNoReturn(situation: TaskSituation): OperationRefusal {
  const code = movesOfTask(situation)?.moveRefusal;
  return code ? refusalOfCode(code) : 'no-earlier-task';
}
