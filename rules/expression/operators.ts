import { duration, FeelDate, FeelDateTime, FeelTime } from 'feelin';

import { type Evaluation, warn } from './evaluation.ts';
import { feelin } from './feelin.ts';
import { isTemporal, type Temporal } from './value.ts';

/** True, false, or null for "cannot be told". */
export type Verdict = boolean | null;

export function asVerdict(value: unknown): Verdict {
  return typeof value === 'boolean' ? value : null;
}

/** FEEL equality: values of different kinds are incomparable (null), but nothing equals null except null. */
export function equal(left: unknown, right: unknown, evaluation: Evaluation): Verdict {
  if (left === null || right === null) return left === right;
  if (typeof left !== 'object' && typeof right !== 'object')
    return typeof left === typeof right ? left === right : null;
  return asVerdict(feelin('a = b', { a: left, b: right }, evaluation));
}

/**
 * Ordering holds only between two numbers, two texts, or two temporal values of a kind; everything else is null
 * with a warning. (JavaScript would find `10 < "9"` false and `true < 2` true.)
 */
export function ordered(operator: string, left: unknown, right: unknown, evaluation: Evaluation): Verdict {
  if (typeof left === 'number' && typeof right === 'number') return inOrder(operator, left, right);
  if (typeof left === 'string' && typeof right === 'string') return inOrder(operator, left, right);
  if (
    isTemporal(left) &&
    isTemporal(right) &&
    left.constructor === right.constructor &&
    isZoned(left) === isZoned(right)
  )
    return asVerdict(feelin(`a ${operator} b`, { a: left, b: right }, evaluation));
  return warn(evaluation, 'NOT_COMPARABLE', `${kindOf(left)} ${operator} ${kindOf(right)} cannot be compared`);
}

/** True for moments that name their zone or offset; without one a moment cannot be put on the same line. */
function isZoned(value: Temporal): boolean {
  return (value instanceof FeelDateTime || value instanceof FeelTime) && value.timezone !== null;
}

function inOrder<T extends number | string>(operator: string, left: T, right: T): Verdict {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    default:
      return null;
  }
}

export function both(left: Verdict, right: Verdict): Verdict {
  if (left === false || right === false) return false;
  return left && right;
}

/** `a operator b` for numbers, texts and temporal values; null with a warning for anything else. */
export function calculate(operator: string, left: unknown, right: unknown, evaluation: Evaluation): unknown {
  if (typeof left === 'number' && typeof right === 'number') return calculateNumbers(operator, left, right);
  if (operator === '+' && typeof left === 'string' && typeof right === 'string') return left + right;
  if (operator === '-' && left instanceof FeelDateTime && right instanceof FeelDateTime)
    return between(left, right, evaluation);
  if (isTemporal(left) && isTemporal(right)) return feelin(`a ${operator} b`, { a: left, b: right }, evaluation);
  return warn(evaluation, 'INVALID_TYPE', `${kindOf(left)} ${operator} ${kindOf(right)} cannot be calculated`);
}

function calculateNumbers(operator: string, left: number, right: number): number | null {
  const result = numberResult(operator, left, right);
  return Number.isFinite(result) ? result : null;
}

function numberResult(operator: string, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    default:
      return left ** right;
  }
}

/**
 * The time from one instant to another. feelin subtracts wall clocks and forgets the zones: 10:00+08:00 minus
 * 02:00Z would be eight hours instead of none.
 */
function between(left: FeelDateTime, right: FeelDateTime, evaluation: Evaluation): unknown {
  if (left.timezone === null || right.timezone === null) return feelin('a - b', { a: left, b: right }, evaluation);
  return duration(instantOf(left) - instantOf(right));
}

function instantOf(value: FeelDateTime): number {
  return value.unwrap().toZonedDateTime(value.timezone).epochMilliseconds;
}

/** The FEEL name of a value's kind, for messages. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'list';
  if (value instanceof FeelDateTime) return 'date and time';
  if (value instanceof FeelDate) return 'date';
  if (isTemporal(value)) return 'time or duration';
  return typeof value === 'object' ? 'context' : typeof value === 'string' ? 'text' : typeof value;
}
