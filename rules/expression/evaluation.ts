/** The clock of an evaluation. */
export interface Clock {
  readonly now: Date;
  /** IANA zone in which `now()` and `today()` are told. */
  readonly zone: string;
}

/** Why a part of an expression became null. */
export interface ExpressionWarning {
  /** E.g. `NO_VARIABLE_FOUND`, `NOT_COMPARABLE`, `INVALID_TYPE`. */
  readonly type: string;
  readonly message: string;
}

/** One evaluation in progress. */
export interface Evaluation {
  readonly clock: Clock;
  readonly warnings: ExpressionWarning[];
}

/** Names visible at one place of an expression. */
export interface Frame {
  /** The value of a name; undefined when there is none. */
  get(name: string): unknown;
}

/** A part of an expression, ready to run. */
export type Closure = (frame: Frame, evaluation: Evaluation) => unknown;

/** The condition of an `if` was not a boolean: the whole expression is null, whatever surrounds it. */
export class ConditionNotBoolean extends Error {}

export function warn(evaluation: Evaluation, type: string, message: string): null {
  evaluation.warnings.push({ type, message });
  return null;
}

/** The names given by the caller. */
export function rootFrame(context: Readonly<Record<string, unknown>>): Frame {
  return { get: (name) => (Object.hasOwn(context, name) ? context[name] : undefined) };
}

/** `parent` with one more name. */
export function withName(parent: Frame, bound: string, value: unknown): Frame {
  return { get: (name) => (name === bound ? value : parent.get(name)) };
}

/** Inside a filter: fields of the element hide `item`, which hides what is around. */
export function withElement(parent: Frame, element: unknown): Frame {
  return {
    get(name) {
      if (typeof element === 'object' && element !== null && Object.hasOwn(element, name))
        return Reflect.get(element, name);
      return name === 'item' ? element : parent.get(name);
    },
  };
}
