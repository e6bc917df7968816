import { evaluate } from 'feelin';

import { type Evaluation, warn } from './evaluation.ts';

/** Lets feelin evaluate a short expression over operands that are evaluated already. */
export function feelin(source: string, operands: Readonly<Record<string, unknown>>, evaluation: Evaluation): unknown {
  try {
    const { value, warnings } = evaluate(source, operands, 'camunda');
    for (const { type, message } of warnings) evaluation.warnings.push({ type, message });
    return value ?? null;
  } catch (cause) {
    // Some functions throw on odd arguments (a negative year, an unknown flag) instead of answering null.
    return warn(evaluation, 'FUNCTION_INVOCATION_FAILURE', cause instanceof Error ? cause.message : String(cause));
  }
}
