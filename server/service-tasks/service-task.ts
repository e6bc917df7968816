import type { z } from 'zod';
import type { Variables } from '../../engine/index.ts';
import type { Transaction } from '../database/unit-of-work.ts';
import type { CommandRun } from '../execution/command-run.ts';
import type { RecordDraft } from '../execution/record-draft.ts';
import type { RunningInstance } from '../execution/running-instance.ts';
import type { ExecutionParts } from '../features/process-instance/execution-parts.ts';

/** What a service sees beside its inputs: the transaction's working set and the job it does. */
export interface ServiceContext {
  readonly run: CommandRun;
  readonly parts: ExecutionParts;
  readonly instance: RunningInstance;
  readonly record: RecordDraft | null;
  /** Unique within the instance: with the instance id, the idempotency key of outside effects. */
  readonly jobId: string;
  readonly elementId: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Automatic work a model may name as `zeebe:taskDefinition type`; it sees only its inputs and the bound record. */
export interface ServiceTask {
  readonly inputs: z.ZodType;
  readonly outputs: z.ZodType;
  run(tx: Transaction, inputs: Variables, context: ServiceContext): Promise<Variables>;
}

/** Service tasks by type. */
export type ServiceTaskRegistry = ReadonlyMap<string, ServiceTask>;

/**
 * Declares a service task. It runs inside the transaction of the step that reached it, so it only reads and writes
 * the database; what leaves the machine is a row somebody sends later.
 */
export function defineServiceTask<Inputs extends z.ZodType, Outputs extends z.ZodType<Variables>>(task: {
  readonly inputs: Inputs;
  readonly outputs: Outputs;
  run(tx: Transaction, inputs: z.output<Inputs>, context: ServiceContext): Promise<z.input<Outputs>>;
}): ServiceTask {
  return {
    inputs: task.inputs,
    outputs: task.outputs,
    run: async (tx, inputs, context) => task.outputs.parse(await task.run(tx, task.inputs.parse(inputs), context)),
  };
}

/** A failure the model may handle by an error boundary event. */
export class BusinessError extends Error {
  override readonly name = 'BusinessError';
  readonly errorCode: string;

  constructor(errorCode: string, message: string) {
    super(message);
    this.errorCode = errorCode;
  }
}

/** The record a service works on. @throws {Error} when its instance is bound to none */
export function boundRecord(context: ServiceContext): RecordDraft {
  if (!context.record) throw new Error(`${context.elementId} needs a record, and its instance has none`);
  return context.record;
}
