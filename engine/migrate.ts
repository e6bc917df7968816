import type { HistoryEvent } from './history.ts';
import { claimedTokens } from './migration/attached-events.ts';
import { checkMapping } from './migration/check-mapping.ts';
import { Correspondence, type ElementMapping } from './migration/correspondence.ts';
import type { MigrationEffect } from './migration/effect.ts';
import { type ChangedWaits, Move } from './migration/move.ts';
import { moveWaits } from './migration/move-waits.ts';
import { moveWork } from './migration/move-work.ts';
import { movedState } from './migration/moved-state.ts';
import type { Refusal } from './migration/refusal.ts';
import { refusalsOf } from './migration/refusals.ts';
import type { ExecutableProcess } from './model/executable-process.ts';
import { Run, rootId } from './run.ts';
import { Stall } from './stall.ts';
import type { InstanceState } from './state.ts';
import { finish, running, watchesRecord } from './step.ts';
import type { StepEnv } from './step-env.ts';

/** From which model to which, and how. */
export interface MigrationPlan {
  readonly from: ExecutableProcess;
  readonly to: ExecutableProcess;
  readonly mapping: ElementMapping;
  /** `keep`: timers and tasks stay due when they were; `recompute`: as if they had been opened now. */
  readonly timers: 'keep' | 'recompute';
  /** Ids of tasks, and of calls inside which tasks, that somebody has taken: nothing waits for a claim there. */
  readonly claimed?: readonly string[];
}

/** What a migration comes to: a state by the new model, or every reason why there is none. */
export type Migration =
  | {
      readonly type: 'moved';
      readonly state: InstanceState;
      /** To be stored in this order, all or nothing. */
      readonly effects: readonly MigrationEffect[];
      readonly history: readonly HistoryEvent[];
      readonly waits: ChangedWaits;
    }
  | { readonly type: 'refused'; readonly refusals: readonly Refusal[] };

/**
 * Moves one instance to another model. Every token stays one token, at the counterpart of its element; what the new
 * model lets go on at once (a join that waits for nobody any more, a condition that holds) goes on.
 *
 * Pure like `step`; `state` is not changed. The caller moves the instances of one case together or not at all.
 *
 * @throws {EngineError} `STATE_UNREADABLE`, `INSTANCE_ENDED`
 * @throws {RangeError} when the mapping does not pass `checkMapping`
 */
export function migrate(plan: MigrationPlan, state: InstanceState, env: StepEnv): Migration {
  const { from, to, mapping } = plan;
  const [fault] = checkMapping(from, to, mapping);
  if (fault) throw new RangeError(`"${fault.elementId}" cannot become "${fault.to}": ${fault.code}`);
  const elements = new Correspondence(from, to, mapping);
  const refusals = refusalsOf(running(state), elements);
  return refusals.length > 0 ? { type: 'refused', refusals } : moved(plan, state, elements, env);
}

function moved(plan: MigrationPlan, state: InstanceState, elements: Correspondence, env: StepEnv): Migration {
  const before = new Run(plan.from, state, env);
  const waits = state.waits.filter((wait) => elements.nodeFor(wait.at));
  const now = new Run(plan.to, movedState({ ...state, waits }, elements), env);
  const move = new Move(elements, before, now);
  const watched = watchesRecord(before);
  try {
    moveWaits(move, plan.timers, claimedTokens(before, plan.claimed ?? []));
    noteMoves(move);
    moveWork(move, plan.timers);
  } catch (error) {
    if (!(error instanceof Stall)) throw error;
    const details = { ...error.details, reason: error.code };
    return { type: 'refused', refusals: [{ elementId: move.at, code: 'CANNOT_EVALUATE', details }] };
  }
  const opened = now.effects.splice(0);
  const { state: next, effects, history } = finish(now, watched);
  return {
    type: 'moved',
    state: next,
    effects: [...move.renames, ...before.effects, ...opened, ...move.renewals, ...effects],
    history,
    waits: { opened: move.opened, reopened: move.reopened, dropped: move.dropped },
  };
}

/** One entry for the instance, and one for each token that waits, with the element it was at. */
function noteMoves({ before, now, opened, reopened, dropped }: Move): void {
  now.noteElement(now.process.id, 'process', 'migrated', rootId, { opened, reopened, dropped });
  for (const token of now.tokens.values()) {
    const old = before.tokens.get(token.id);
    if (old && token.id !== rootId && token.wait !== 'scope') now.note(token, 'migrated', { from: old.at });
  }
}
