export { type ActiveElement, activeElements } from './active-elements.ts';
export type { Command, GovernedCommand } from './command.ts';
export { type Compiled, compile, type Profile } from './compile.ts';
export { comesEveryHour, firstCron } from './cron.ts';
export type { Effect, ElementProperties, TimerDue } from './effect.ts';
export { EngineError, type EngineErrorCode, type Finding, type ManualRefusalCode } from './errors.ts';
export type { HistoryEvent, Lifecycle } from './history.ts';
export type { Known } from './lint/index.ts';
export { type MarkingError, markingErrors } from './marking.ts';
export { type Migration, type MigrationPlan, migrate } from './migrate.ts';
export { checkMapping, type MappingFault } from './migration/check-mapping.ts';
export type { ElementMapping } from './migration/correspondence.ts';
export type { MigrationEffect, OpenWork } from './migration/effect.ts';
export { type ProposedElement, proposeMapping } from './migration/propose-mapping.ts';
export type { Refusal, RefusalCode } from './migration/refusal.ts';
export type {
  ExecutableProcess,
  Lane,
  LocalizedText,
  ProcessElement,
  ProcessFlow,
  StartEvent,
  TimerText,
} from './model/executable-process.ts';
export { type OutlineNext, type OutlineStep, outline } from './model/outline.ts';
export { type Moves, movesOf } from './moves/moves-of.ts';
export { type Repetition, repetitionOf } from './repetition.ts';
export type { DecisionRefusal } from './stall.ts';
export { startConditionHolds } from './start-condition.ts';
export { startTimerDue } from './start-timer.ts';
export {
  type EventWait,
  type InstanceState,
  isReadable,
  type SigningOrder,
  type Stalled,
  type Token,
  type Waiting,
} from './state.ts';
export { type Step, step } from './step.ts';
export type { StepEnv } from './step-env.ts';
export type { TimerContext } from './timer-due.ts';
export type { Json, Variables } from './variables.ts';
