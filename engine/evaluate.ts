import type { Expression, ExpressionWarning } from '../rules/expression/index.ts';
import { instantOf } from './instant.ts';
import type { FeelText } from './model/feel-text.ts';
import type { Run } from './run.ts';
import { lookUp } from './scope-variables.ts';
import { Stall } from './stall.ts';
import type { Token } from './state.ts';
import type { Json } from './variables.ts';

/** The value of an expression at a token, and why parts of it may be null. */
export function evaluate(
  run: Run,
  expression: Expression,
  token: Token,
): { readonly value: Json; readonly warnings: readonly ExpressionWarning[] } {
  const context: Record<string, unknown> = Object.create(null);
  for (const name of expression.names) {
    const value = lookUp(run, token, name);
    if (value !== undefined) context[name] = value;
  }
  return expression.evaluate(context, run.env);
}

/** The value of a constant or expression. */
export function valueAt(run: Run, text: FeelText, token: Token): Json {
  return text.type === 'constant' ? text.text : evaluate(run, text.expression, token).value;
}

/** What `use` needs the value for goes into the stall, so that a person finds the attribute. */
export interface Use {
  /** The attribute, e.g. `assignee`. */
  readonly use: string;
}

/**
 * A text; numbers are written out, null stays null.
 *
 * @throws {Stall} `NOT_A_TEXT`
 */
export function textAt(run: Run, text: FeelText | null, token: Token, { use }: Use): string | null {
  if (text === null) return null;
  const value = valueAt(run, text, token);
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new Stall('NOT_A_TEXT', { use, expression: sourceOf(text), value });
}

/**
 * A list of texts: a constant or computed text with commas, or a computed list.
 *
 * @throws {Stall} `NOT_A_LIST_OF_TEXT`
 */
export function textsAt(run: Run, text: FeelText | null, token: Token, { use }: Use): readonly string[] {
  const value = text === null ? null : valueAt(run, text, token);
  if (value === null) return [];
  if (typeof value === 'string')
    return value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  if (Array.isArray(value) && value.every((part) => typeof part === 'string')) return value;
  throw new Stall('NOT_A_LIST_OF_TEXT', { use, expression: text && sourceOf(text), value });
}

/**
 * An instant, written as ISO 8601 with an offset; a bare date is midnight in the organization's zone.
 *
 * @throws {Stall} `NOT_A_DATE`, also for a duration: what it would count from is not said
 */
export function dateAt(run: Run, text: FeelText | null, token: Token, { use }: Use): Date | null {
  const value = text === null ? null : valueAt(run, text, token);
  if (text === null || value === null) return null;
  const date = typeof value === 'string' ? instantOf(value, run.env.zone) : null;
  if (date === null) throw new Stall('NOT_A_DATE', { use, expression: sourceOf(text), value });
  return date;
}

/**
 * True or false, with the warnings met on the way.
 *
 * @throws {Stall} `CONDITION_NOT_BOOLEAN`
 */
export function conditionAt(
  run: Run,
  condition: Expression,
  token: Token,
): { readonly value: boolean; readonly warnings: readonly string[] } {
  const { value, warnings } = evaluate(run, condition, token);
  const messages = warnings.map((warning) => warning.message);
  if (typeof value === 'boolean') return { value, warnings: messages };
  throw new Stall('CONDITION_NOT_BOOLEAN', { expression: condition.source, value, warnings: messages });
}

/** The text as it stands in the model. */
export function sourceOf(text: FeelText): string {
  return text.type === 'constant' ? text.text : `=${text.expression.source}`;
}
