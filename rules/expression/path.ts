import { type Closure, type Evaluation, warn } from './evaluation.ts';
import { kindOf } from './operators.ts';
import { isContext, isTemporal } from './value.ts';

const temporalProperties = new Set([
  ...['year', 'month', 'day', 'weekday', 'hour', 'minute', 'second', 'timezone', 'time offset'],
  ...['years', 'months', 'days', 'hours', 'minutes', 'seconds'],
]);

/** `target.name`; a list answers with the list of its elements' values. Only data is reached, never a host object. */
export function path(target: Closure, name: string): Closure {
  return (frame, evaluation) => {
    const value = target(frame, evaluation);
    return Array.isArray(value)
      ? value.map((element) => property(element, name, evaluation))
      : property(value, name, evaluation);
  };
}

function property(value: unknown, name: string, evaluation: Evaluation): unknown {
  if (isContext(value)) {
    if (Object.hasOwn(value, name)) return value[name] ?? null;
    return warn(evaluation, 'NO_CONTEXT_ENTRY_FOUND', `there is no entry "${name}"`);
  }
  if (isTemporal(value) && temporalProperties.has(name)) return Reflect.get(value, name) ?? null;
  return warn(evaluation, 'NO_PROPERTY_FOUND', `${kindOf(value)} has no property "${name}"`);
}
