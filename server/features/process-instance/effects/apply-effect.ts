import type { Effect } from '../../../../engine/index.ts';
import type { CommandRun } from '../../../execution/command-run.ts';
import type { RunningInstance } from '../../../execution/running-instance.ts';
import type { StepParts } from '../step-parts.ts';
import { cancelCalled, escalate, startCalled } from './call-effects.ts';
import { evaluateDecision } from './decision-effects.ts';
import type { EffectHandler } from './effect-handler.ts';
import { end } from './end-effects.ts';
import { cancelJob, createJob } from './job-effects.ts';
import { setStage, setStatus, watchRecord, writeRecord } from './record-effects.ts';
import { resolveStall, stall } from './stall-effects.ts';
import { closeSubscription, openSubscription, throwSignal } from './subscription-effects.ts';
import { closeUserTask, openUserTask } from './task-effects.ts';
import { cancelTimer, scheduleTimer } from './timer-effects.ts';

/** One handler per effect: a new effect of the engine does not compile until it has one. */
const handlers: { readonly [Type in Effect['type']]: EffectHandler<Type> } = {
  'open-user-task': openUserTask,
  'close-user-task': closeUserTask,
  'create-job': createJob,
  'cancel-job': cancelJob,
  'schedule-timer': scheduleTimer,
  'cancel-timer': cancelTimer,
  'open-subscription': openSubscription,
  'close-subscription': closeSubscription,
  'watch-record': watchRecord,
  'throw-signal': throwSignal,
  'evaluate-decision': evaluateDecision,
  'start-called': startCalled,
  'cancel-called': cancelCalled,
  escalate,
  'write-record': writeRecord,
  'set-status': setStatus,
  'set-stage': setStage,
  stall,
  'resolve-stall': resolveStall,
  end,
};

/** Stores one effect of a step in the transaction's working set. */
export async function applyEffect(
  effect: Effect,
  instance: RunningInstance,
  run: CommandRun,
  parts: StepParts,
): Promise<void> {
  // The table pairs each type with its handler; TypeScript cannot follow that pairing through an index.
  const handle = handlers[effect.type] as EffectHandler<Effect['type']>;
  await handle(effect, instance, run, parts);
}
