import { cancelToken } from '../cancel.ts';
import { EngineError } from '../errors.ts';
import type { Run } from '../run.ts';
import type { Signing, SigningOrder, Token } from '../state.ts';
import type { Variables } from '../variables.ts';
import { waitFor, workId } from '../work-id.ts';

const none: Signing = { needed: 0, after: [] };

/** Asks people for their signature on an open task, now or, with `after`, once it is completed. */
export function askToSign(
  run: Run,
  task: Token,
  signers: readonly string[],
  order: SigningOrder,
  needed: number,
): void {
  const signing = task.signing ?? none;
  if (order === 'after') {
    run.put({ ...task, signing: { ...signing, after: [...signing.after, ...signers] } });
    return;
  }
  run.put({ ...task, signing: { ...signing, needed: signing.needed + needed } });
  for (const signer of signers) openSignature(run, task, signer, order);
}

/** A person has signed: enough answers end the asking of the others, and a task that waited only for this goes on. */
export function sign(run: Run, signature: Token, taskId: string, { opinion, comment }: Variables): void {
  const task = run.parentOf(signature);
  run.emit({ type: 'close-user-task', taskId, reason: 'completed' });
  run.note(signature, 'signed', { taskId, opinion: opinion ?? null, comment: comment ?? null });
  run.remove(signature);
  if (!task) return;
  if (signature.signer === 'before') countAnswer(run, task);
  const current = run.tokens.get(task.id) ?? task;
  if (current.wait !== 'scope' || run.hasChildren(task.id)) return;
  const { wait: _, ...running } = current;
  run.queue(run.put(running), 'complete');
}

/**
 * The task itself is completed: asks the next person who signs afterwards.
 *
 * @returns true while signatures are open; the task waits for them
 */
export function awaitSignatures(run: Run, task: Token, signing: Signing): boolean {
  const [next, ...rest] = signing.after;
  if (!run.hasChildren(task.id) && next === undefined) return false;
  const waiting = run.put({ ...task, wait: 'scope' });
  if (run.hasChildren(task.id) || next === undefined) return true;
  run.put({ ...waiting, signing: { ...signing, after: rest } });
  openSignature(run, waiting, next, 'after');
  return true;
}

/** @throws {EngineError} `SIGNATURES_MISSING` while answers that must come before are open */
export function refuseUnlessSigned(task: Token): void {
  const needed = task.signing?.needed ?? 0;
  if (needed > 0)
    throw new EngineError('SIGNATURES_MISSING', `"${task.at}" waits for ${needed} more signatures`, {
      elementId: task.at,
    });
}

function openSignature(run: Run, task: Token, signer: string, order: SigningOrder): void {
  const token = run.create(task.at, task.id, { signer: order });
  run.note(token, 'entered');
  run.emit({
    ...{ type: 'open-user-task', taskId: waitFor(run, token, 'task'), elementId: task.at, formId: null },
    ...{ assignee: signer, candidateGroups: [], candidateUsers: [], dueAt: null, followUpAt: null, priority: 50 },
    ...{ properties: kept(run.nodeOf(task).properties), inputs: {}, signs: workId(task.at, task.ref ?? task.id) },
  });
}

/** What of the task also holds for a signature: who must not do it, and under which clause. */
function kept(properties: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => name === 'sod' || name === 'clause'));
}

function countAnswer(run: Run, task: Token): void {
  const signing = task.signing ?? none;
  const needed = Math.max(0, signing.needed - 1);
  run.put({ ...task, signing: { ...signing, needed } });
  if (needed > 0) return;
  for (const other of run.childrenOf(task.id)) if (other.signer === 'before') cancelToken(run, other);
}
