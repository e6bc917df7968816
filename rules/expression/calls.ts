import { FeelFunction } from 'feelin';

import { type Closure, type Evaluation, type Frame, withName } from './evaluation.ts';
import { feelin } from './feelin.ts';
import { isNativeFunction } from './functions.ts';
import { nativeFunctions } from './native-functions.ts';
import { child, nameOf } from './syntax.ts';
import type { Syntax } from './syntax-node.ts';

type Close = (node: Syntax) => Closure;

/** `name(a, b)` and `name(first: a, second: b)`. */
export function invocation(node: Syntax, close: Close): Closure {
  const name = nameOf(child(node, 0));
  const parameters = child(node, 2);
  const named = parameters.name === 'NamedParameters';
  const values = parameters.name === ')' ? [] : parameters.children.map((part) => close(named ? child(part, 1) : part));
  if (isNativeFunction(name) && !named) return nativeCall(nativeFunctions[name], values);
  const labels = named ? parameters.children.map((part) => `${nameOf(child(part, 0))}: `) : [];
  const source = `${name}(${values.map((_, index) => `${labels[index] ?? ''}a${index}`).join(', ')})`;
  return (frame, evaluation) => feelin(source, operands(values, frame, evaluation), evaluation);
}

function nativeCall(
  call: (args: readonly unknown[], evaluation: Evaluation) => unknown,
  values: readonly Closure[],
): Closure {
  return (frame, evaluation) =>
    call(
      values.map((value) => value(frame, evaluation)),
      evaluation,
    );
}

function operands(values: readonly Closure[], frame: Frame, evaluation: Evaluation): Record<string, unknown> {
  return Object.fromEntries(values.map((value, index) => [`a${index}`, value(frame, evaluation)]));
}

/** The comparator of `sort`. */
export function functionValue(node: Syntax, close: Close): Closure {
  const parameters = child(node, 2).children.map(nameOf);
  const body = close(child(node, -1));
  return (frame, evaluation) =>
    new FeelFunction((...args: readonly unknown[]) => {
      const inner = parameters.reduce((outer, name, index) => withName(outer, name, args[index] ?? null), frame);
      return body(inner, evaluation);
    }, parameters);
}
