import { check, type ExpressionFinding } from './check.ts';
import { close } from './closure.ts';
import { type Clock, ConditionNotBoolean, type Evaluation, type ExpressionWarning, rootFrame } from './evaluation.ts';
import { freeNames } from './free-names.ts';
import { parse } from './syntax.ts';
import { type JsonValue, toJson } from './value.ts';

/** What came out, as JSON (dates, times and durations as ISO 8601 text), and why parts of it may be null. */
export interface ExpressionResult {
  readonly value: JsonValue;
  readonly warnings: readonly ExpressionWarning[];
}

/** A checked expression. Evaluating it has no side effects and is bounded in time. */
export interface Expression {
  /** The FEEL text without its leading `=`. */
  readonly source: string;
  /** The variables it reads; only these are looked up. */
  readonly names: readonly string[];
  /**
   * @param context values by name; others than `names` are not looked at
   * @param clock `now()` and `today()`
   */
  evaluate(context: Readonly<Record<string, unknown>>, clock: Clock): ExpressionResult;
}

export type CompiledExpression =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly findings: readonly ExpressionFinding[] };

/** Expressions are immutable and the same text is compiled for every version of a model. */
const compiled = new Map<string, CompiledExpression>();
const maxCompiled = 5000;

/** Parses and checks a FEEL expression (its text without the leading `=`); every reason to refuse it at once. */
export function compileExpression(source: string): CompiledExpression {
  const known = compiled.get(source);
  if (known) return known;
  if (compiled.size >= maxCompiled) compiled.clear();
  const result = build(source);
  compiled.set(source, result);
  return result;
}

function build(source: string): CompiledExpression {
  const syntax = parse(source);
  const findings = check(source, syntax);
  if (findings.length > 0) return { ok: false, findings };
  const closure = close(syntax);
  const run = (context: Readonly<Record<string, unknown>>, evaluation: Evaluation) => {
    try {
      return toJson(closure(rootFrame(context), evaluation));
    } catch (error) {
      if (!(error instanceof ConditionNotBoolean)) throw error;
      evaluation.warnings.push({ type: 'CONDITION_NOT_BOOLEAN', message: error.message });
      return null;
    }
  };
  return {
    ok: true,
    expression: {
      source,
      names: freeNames(syntax),
      evaluate(context, clock) {
        const evaluation: Evaluation = { clock, warnings: [] };
        return { value: run(context, evaluation), warnings: evaluation.warnings };
      },
    },
  };
}
