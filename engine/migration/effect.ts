import type { Effect } from '../effect.ts';

/** Work that is open and known to the caller by an id. */
export type OpenWork = 'task' | 'timer' | 'subscription' | 'job' | 'decision' | 'call' | 'stall';

/** What the caller must store of a move: the effects of a step, and what stays open in a new form. */
export type MigrationEffect =
  | Effect
  /** Stays open as it is, under the id it has in the new model. These come first. */
  | {
      readonly type: 'rename-work';
      readonly work: OpenWork;
      readonly id: string;
      readonly newId: string;
      readonly elementId: string;
    }
  /** An open task as the new model has it: form, candidates, inputs. Who has claimed it keeps it. */
  | {
      readonly type: 'renew-user-task';
      /** The id it has had; `task.taskId` is the one it has now. */
      readonly taskId: string;
      readonly task: Extract<Effect, { readonly type: 'open-user-task' }>;
      /** `keep`: its due date stays as it was; `recompute`: it is as if it had been opened now. */
      readonly due: 'keep' | 'recompute';
    };
