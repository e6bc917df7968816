import { writeAudit } from '../../audit.ts';
import type { Transaction } from '../../database/unit-of-work.ts';
import { RequestError } from '../../errors.ts';

/** Who tried what. */
export interface Attempt {
  /** Null when somebody was to be made a delegate. */
  readonly taskId: string | null;
  readonly userId: string;
  readonly requestId: string;
}

/**
 * Keeps a trace of work that was refused because duties are separated, in a transaction of its own: that of the command
 * is undone.
 */
export async function tracingSod<T>(
  inTransaction: (work: (tx: Transaction) => Promise<void>) => Promise<void>,
  { taskId, userId, requestId }: Attempt,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RequestError && error.code === 'SOD_VIOLATION')
      await inTransaction((tx) =>
        writeAudit(tx, [
          {
            actorId: userId,
            action: 'sod-refused',
            entityType: taskId === null ? 'delegation' : 'task',
            entityId: taskId,
            details: error.params,
            requestId,
            taskId,
          },
        ]),
      );
    throw error;
  }
}
