import { cancelChildren, withdrawWork } from '../cancel.ts';
import type { Command } from '../command.ts';
import { closeWaitsOf } from '../event-waits.ts';
import { refuse } from '../moves/refusal.ts';
import { refusalToSkip } from '../moves/skippable.ts';
import { tokenOf } from '../moves/token-of.ts';
import type { Run } from '../run.ts';

/**
 * Lets an activity or a waiting event go on as if it had been done. Nothing is written for it: conditions behind it
 * that need its results stall, and a person sees them.
 *
 * @throws {EngineError} `SKIP_REFUSED`, `MOVE_PAST_GUARDED`, `MOVE_PAST_COMPENSABLE`
 */
export function skip(run: Run, { tokenId }: Extract<Command, { readonly type: 'skip' }>): void {
  const token = tokenOf(run, tokenId);
  const refusal = refusalToSkip(run, token);
  if (refusal) refuse(refusal, []);
  run.note(token, 'manual');
  cancelChildren(run, token.id);
  closeWaitsOf(run, token.id);
  withdrawWork(run, token);
  run.note(token, 'canceled');
  const { id, at, in: scope, vars } = token;
  const left = { id, at, ...(scope === undefined ? {} : { in: scope }), ...(vars ? { vars } : {}) };
  run.queue(run.put(left), 'leave');
}
