import type { Effect } from '../../../../engine/index.ts';
import type { CommandRun } from '../../../execution/command-run.ts';
import type { RunningInstance } from '../../../execution/running-instance.ts';
import type { StepParts } from '../step-parts.ts';

export type EffectOf<Type extends Effect['type']> = Extract<Effect, { type: Type }>;

/** Stores one effect of a step, or queues what it asks for. */
export type EffectHandler<Type extends Effect['type']> = (
  effect: EffectOf<Type>,
  instance: RunningInstance,
  run: CommandRun,
  parts: StepParts,
) => Promise<void> | void;
