import type { Actor } from '../actor.ts';

/** On whose behalf a transaction runs; `userId` is null when the system itself acts (a timer, a message). */
export interface Initiator {
  readonly userId: string | null;
  readonly requestId: string | null;
  readonly taskId: string | null;
}

/** The system itself. */
export const system: Initiator = { userId: null, requestId: null, taskId: null };

export function onBehalfOf(
  actor: Actor,
  details: { readonly requestId?: string; readonly taskId?: string } = {},
): Initiator {
  return { userId: actor.userId, requestId: details.requestId ?? null, taskId: details.taskId ?? null };
}
