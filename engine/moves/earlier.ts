import type { Node } from '../model/graph.ts';
import { isOf } from '../model/node-of.ts';
import type { Run } from '../run.ts';
import type { Token } from '../state.ts';
import { comesTo, comesToBy, refusalToPut } from './judge.ts';
import { refusalToLeave } from './moving.ts';
import { type Refusal, refusal } from './refusal.ts';

/** The token that goes back so that `target` is reached: the task's own, or that of a sub-process around it. */
export interface WayBack {
  readonly mover: Token;
  readonly refusal: Refusal | null;
}

/** May an open task go back to an earlier user task? Out of a sub-process it takes the whole sub-process with it. */
export function wayBack(run: Run, task: Token, target: Node): WayBack {
  let mover = task;
  for (let parent = run.parentOf(mover); run.nodeOf(mover).scopeId !== target.scopeId; parent = run.parentOf(mover)) {
    const stuck = refusalToLeave(run, mover);
    if (stuck || !parent || parent.at === run.process.graph.rootId)
      return { mover, refusal: stuck ?? elsewhere(task, target) };
    mover = parent;
  }
  const isEarlier = isOf(target, 'userTask') && comesTo(run.process.graph, target, run.nodeOf(mover));
  const none = refusal('TARGET_NOT_EARLIER', target.id, `"${target.id}" is no user task before "${task.at}"`);
  return { mover, refusal: isEarlier ? refusalToPut(run, mover, target) : (refusalToLeave(run, mover) ?? none) };
}

/** As `wayBack`, and nothing that cannot be taken back may lie between. */
export function wayBackUndone(run: Run, task: Token, target: Node): WayBack {
  const way = wayBack(run, task, target);
  if (way.refusal || comesToBy(run.process.graph, target, run.nodeOf(way.mover), isHarmless)) return way;
  return {
    mover: way.mover,
    refusal: refusal(
      'MOVE_PAST_EFFECT',
      task.at,
      `between "${target.id}" and "${task.at}" something happens that cannot be taken back`,
    ),
  };
}

const harmless = ['exclusiveGateway', 'inclusiveGateway', 'parallelGateway', 'task', 'manualTask'];

/** Elements that leave no trace outside the instance. */
function isHarmless(node: Node): boolean {
  if (isOf(node, 'businessRuleTask')) return node.detail.by === 'decision';
  if (isOf(node, 'scriptTask')) return node.detail.by !== 'job';
  if (isOf(node, 'intermediateThrowEvent')) return (node.detail.definition?.type ?? 'link') === 'link';
  if (isOf(node, 'intermediateCatchEvent')) return node.detail.definition?.type === 'link';
  return harmless.includes(node.type);
}

function elsewhere(task: Token, target: Node): Refusal {
  return refusal(
    'MOVE_OUT_OF_SCOPE',
    target.id,
    `"${target.id}" lies in another scope than "${task.at}" and those around it`,
  );
}
