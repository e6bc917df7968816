import type { Command } from '../command.ts';
import { complete } from '../complete.ts';
import { closeWait } from '../event-waits.ts';
import { mapOutputs } from '../mapping.ts';
import type { Run } from '../run.ts';
import { assign, setLocal } from '../scope-variables.ts';
import { refuseUnlessSigned, sign } from '../signing/signatures.ts';
import type { Token } from '../state.ts';
import { tokenWaitingFor } from '../work-id.ts';

type Of<T extends Command['type']> = Extract<Command, { readonly type: T }>;

export function claimTask(run: Run, { taskId, userId }: Of<'claim-task'>): void {
  const token = tokenWaitingFor(run, 'task', taskId);
  run.note(token, 'claimed', { taskId, userId });
  // An opinion is not the work that somebody waits for.
  if (token.signer === undefined) claimed(run, token);
}

export function releaseTask(run: Run, { taskId }: Of<'release-task'>): void {
  run.note(tokenWaitingFor(run, 'task', taskId), 'released', { taskId });
}

/** Maps the outputs as completion would, and leaves the task open and without the variables given here. */
export function updateTask(run: Run, { taskId, variables }: Of<'update-task'>): void {
  const token = tokenWaitingFor(run, 'task', taskId);
  const node = run.nodeOf(token);
  if (token.signer !== undefined) {
    run.note(token, 'updated', { taskId });
    return;
  }
  if (node.outputs.length === 0) {
    for (const [name, value] of Object.entries(variables)) assign(run, token, [name], value);
  } else {
    const before = Object.keys(token.vars ?? {});
    mapOutputs(run, node, setLocal(run, token, variables));
    forget(run, token, variables, before);
  }
  run.note(token, 'updated', { taskId });
}

/**
 * Completing is working on it: what waits for a first claim ends, too.
 *
 * @throws {EngineError} `SIGNATURES_MISSING` while people who were asked to sign before have not answered
 */
export function completeUserTask(run: Run, { taskId, variables }: Of<'complete-user-task'>): void {
  const token = tokenWaitingFor(run, 'task', taskId);
  if (token.signer !== undefined) {
    sign(run, token, taskId, variables);
    return;
  }
  refuseUnlessSigned(token);
  claimed(run, token);
  run.emit({ type: 'close-user-task', taskId, reason: 'completed' });
  complete(run, token, variables);
}

/** A task inside a called instance was claimed. */
export function calledTaskClaimed(run: Run, { callId }: Of<'called-task-claimed'>): void {
  claimed(run, tokenWaitingFor(run, 'call', callId));
}

/** Ends the events with `untilClaim` that wait at the task or at a scope around it. */
function claimed(run: Run, token: Token): void {
  for (let at: Token | undefined = token; at; at = run.parentOf(at))
    for (const wait of run.waitsOf(at.id))
      if (run.node(wait.at).properties['untilClaim'] === 'true') closeWait(run, wait);
}

/** Takes the given variables back, except where outputs have written them into the token itself. */
function forget(run: Run, token: Token, given: Readonly<Record<string, unknown>>, before: readonly string[]): void {
  const current = run.tokens.get(token.id) ?? token;
  const kept = Object.entries(current.vars ?? {}).flatMap(([name, value]) => {
    if (!Object.hasOwn(given, name) || value !== given[name]) return [[name, value] as const];
    return before.includes(name) ? [[name, token.vars?.[name] ?? null] as const] : [];
  });
  run.put({ ...current, vars: Object.fromEntries(kept) });
}
