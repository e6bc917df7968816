import { mapInputs, mapInto } from '../mapping.ts';
import type { JobDefinition } from '../model/event-definition.ts';
import { partsOf } from '../model/event-definition.ts';
import type { Node } from '../model/graph.ts';
import { isOf } from '../model/node-of.ts';
import type { Token } from '../state.ts';
import { workAt } from '../tasks/user-task.ts';
import { workId } from '../work-id.ts';
import type { Move } from './move.ts';
import { sameMapping, sameMappings, sameText } from './same-text.ts';

/**
 * Settles what becomes of the work that tokens have given out: tasks become those of the new model, calls and stalls
 * stay, jobs and decisions stay where the new model asks for the same and are asked for anew where it does not.
 *
 * @throws {Stall} when what the new model says of a task cannot be evaluated
 */
export function moveWork(move: Move, due: 'keep' | 'recompute'): void {
  for (const old of move.before.tokens.values()) {
    const token = move.now.tokens.get(old.id);
    if (!token) continue;
    move.at = token.at;
    moveOne(move, old, token, due);
  }
}

function moveOne(move: Move, old: Token, token: Token, due: 'keep' | 'recompute'): void {
  const [id, newId] = [workId(old.at, old.ref ?? old.id), workId(token.at, token.ref ?? token.id)];
  if (token.stalled)
    move.rename('stall', workId(old.at, token.stalled.ref), workId(token.at, token.stalled.ref), token.at);
  if (token.wait === 'call') move.rename('call', id, newId, token.at);
  // Who was asked for an opinion is asked for the same one.
  if (token.signer !== undefined) move.rename('task', id, newId, token.at);
  if (token.wait === 'task') renewTask(move, token, { taskId: id, newId, due });
  if (token.wait !== 'job' && token.wait !== 'decision') return;
  if (isSameWork(move.before.nodeOf(old), move.now.nodeOf(token), token)) move.rename(token.wait, id, newId, token.at);
  else askAnew(move, token, id);
}

/** Inputs that the new model maps otherwise are evaluated now; the others keep the values the task was opened with. */
function renewTask(
  { before, now, renewals }: Move,
  token: Token,
  { taskId, newId, due }: { readonly taskId: string; readonly newId: string; readonly due: 'keep' | 'recompute' },
): void {
  const node = now.nodeOf(token);
  const old = before.tokens.get(token.id);
  if (!isOf(node, 'userTask') || !old || token.signer !== undefined) return;
  const known = before.nodeOf(old).inputs;
  const changed = node.inputs.filter((input) => !known.some((each) => sameMapping(each, input)));
  const mapped = mapInto(now, changed, token);
  const task = { type: 'open-user-task', taskId: newId, ...workAt(node, mapped, now) } as const;
  renewals.push({ type: 'renew-user-task', taskId, task, due });
}

function askAnew({ before, now }: Move, { wait, ...running }: Token, id: string): void {
  if (wait === 'job') before.emit({ type: 'cancel-job', jobId: id });
  const token = now.put(running);
  mapInputs(now, now.nodeOf(token), token);
  now.queue(token, 'work');
}

function isSameWork(old: Node, now: Node, token: Token): boolean {
  if (!sameMappings(old.inputs, now.inputs)) return false;
  const [job, next] = [jobOf(old, token), jobOf(now, token)];
  if (job && next) return sameJob(job, next);
  const decisions = isOf(old, 'businessRuleTask') && isOf(now, 'businessRuleTask') && [old.detail, now.detail];
  if (!decisions) return false;
  const [one, other] = decisions;
  return one?.by === 'decision' && other?.by === 'decision' && sameText(one.decisionId, other.decisionId);
}

function jobOf(node: Node, { part = 0 }: Token): JobDefinition | null {
  if (isOf(node, 'serviceTask') || isOf(node, 'sendTask')) return node.detail;
  if (isOf(node, 'businessRuleTask') || isOf(node, 'scriptTask'))
    return node.detail.by === 'job' ? node.detail.job : null;
  if (!isOf(node, 'intermediateThrowEvent') && !isOf(node, 'endEvent')) return null;
  const definition = partsOf(node.detail.definition)[part];
  return definition?.type === 'message' ? definition.job : null;
}

function sameJob(one: JobDefinition, other: JobDefinition): boolean {
  return (
    sameText(one.service, other.service) &&
    sameText(one.retries, other.retries) &&
    JSON.stringify(Object.entries(one.headers).toSorted()) === JSON.stringify(Object.entries(other.headers).toSorted())
  );
}
