import type { Command } from './command.ts';
import { apply } from './commands/apply.ts';
import { newInstance } from './commands/start.ts';
import type { Effect } from './effect.ts';
import { EngineError } from './errors.ts';
import type { HistoryEvent } from './history.ts';
import { runToRest } from './life-cycle.ts';
import type { ExecutableProcess } from './model/executable-process.ts';
import { Run } from './run.ts';
import { type InstanceState, isReadable } from './state.ts';
import type { StepEnv } from './step-env.ts';

/** Everything a command changed. The caller stores all of it, or none of it. */
export interface Step {
  readonly state: InstanceState;
  readonly effects: readonly Effect[];
  readonly history: readonly HistoryEvent[];
}

/**
 * Runs one instance from `state` through one command to its next wait states.
 *
 * Pure and synchronous: no I/O, no clock, no randomness; `env` brings `now`. Nothing stays in memory afterwards, so
 * any process on any node may run the next step. `state` itself is not changed.
 *
 * What an effect opened is closed by an effect: tasks and subscriptions always, timers and jobs only when they are
 * canceled (a job that was answered and a timer that fired once are over by themselves). Recurring timers stay open
 * until `cancel-timer`.
 *
 * `write-record` comes first, so that whoever follows the effects in order finds the record as the step left it.
 *
 * @param state null only with `start`
 * @throws {EngineError} `TOKEN_NOT_WAITING` when what the command completes is not open (already completed, canceled,
 *   or never there), `INSTANCE_ENDED`, `START_NOT_FOUND`, `STATE_UNREADABLE`; governed commands also any `ManualRefusalCode`
 */
export function step(process: ExecutableProcess, state: InstanceState | null, command: Command, env: StepEnv): Step {
  const run = new Run(process, beginning(process, state, command), env);
  const watched = watchesRecord(run);
  apply(run, command);
  return finish(run, watched);
}

/**
 * Runs what a change has set going to its next wait states.
 *
 * @param watched whether a conditional event waited before the change
 */
export function finish(run: Run, watched: boolean): Step {
  runToRest(run);
  const fields = run.record.written();
  if (fields) run.effects.unshift({ type: 'write-record', fields });
  const watching = watchesRecord(run);
  if (watching !== watched) run.emit({ type: 'watch-record', watching });
  return { state: run.state(), effects: run.effects, history: run.history };
}

function beginning(process: ExecutableProcess, state: InstanceState | null, command: Command): InstanceState {
  if (state === null) {
    if (command.type === 'start') return newInstance(process, command);
    throw new EngineError('START_NOT_FOUND', `"${command.type}" needs an instance; only "start" makes one`);
  }
  const going = running(state);
  if (command.type === 'start') throw new EngineError('INSTANCE_ENDED', 'the instance has started');
  return going;
}

/**
 * The state, when it is one that can go on.
 *
 * @throws {EngineError} `STATE_UNREADABLE`, `INSTANCE_ENDED`
 */
export function running(state: InstanceState): InstanceState {
  if (!isReadable(state))
    throw new EngineError(
      'STATE_UNREADABLE',
      `a state of version ${String(state.v)} cannot be read; this engine reads 1`,
    );
  if (state.ended) throw new EngineError('INSTANCE_ENDED', `the instance is ${state.ended}`);
  return state;
}

export function watchesRecord(run: Run): boolean {
  for (const wait of run.waits.values()) if (wait.type === 'conditional') return true;
  return false;
}
