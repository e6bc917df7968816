import { evaluate, type FeelFunction } from 'feelin';

import { type Evaluation, type ExpressionWarning, warn } from './evaluation.ts';

/** A text parsed by feelin, as a function of its operands. */
interface Parsed {
  readonly call: FeelFunction;
  /** feelin adds the warnings of each call here; the caller takes them out. */
  readonly warnings: ExpressionWarning[];
}

/** Parsing costs feelin a hundred times what calling does, and the texts are few: names of functions and operators. */
const parsed = new Map<string, Parsed>();
const mostParsed = 1000;

/**
 * Lets feelin evaluate a short expression over operands that are evaluated already.
 *
 * @param operands the same names in the same order whenever `source` is the same
 */
export function feelin(source: string, operands: Readonly<Record<string, unknown>>, evaluation: Evaluation): unknown {
  try {
    const { call, warnings } = parsedOnce(source, Object.keys(operands));
    const value: unknown = call.invoke(Object.values(operands));
    for (const { type, message } of warnings.splice(0)) evaluation.warnings.push({ type, message });
    return value ?? null;
  } catch (cause) {
    // Some functions throw on odd arguments (a negative year, an unknown flag) instead of answering null.
    return warn(evaluation, 'FUNCTION_INVOCATION_FAILURE', cause instanceof Error ? cause.message : String(cause));
  }
}

function parsedOnce(source: string, names: readonly string[]): Parsed {
  const known = parsed.get(source);
  if (known) return known;
  if (parsed.size >= mostParsed) parsed.clear();
  const { value, warnings } = evaluate(`function(${names.join(', ')}) (${source})`, {}, 'camunda');
  const result = { call: value as FeelFunction, warnings: warnings as unknown as ExpressionWarning[] };
  parsed.set(source, result);
  return result;
}
