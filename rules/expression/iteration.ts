import { type Closure, type Evaluation, type Frame, warn, withElement, withName } from './evaluation.ts';
import { kindOf } from './operators.ts';
import { child, nameOf } from './syntax.ts';
import type { Syntax } from './syntax-node.ts';

type Close = (node: Syntax) => Closure;

/** Conditions are looked at per element; anything else may turn out to be an index. */
const conditions = new Set([
  'Comparison',
  'Conjunction',
  'Disjunction',
  'QuantifiedExpression',
  'InstanceOfExpression',
]);

/** `list[2]`, `list[-1]`, `list[item.x = 1]`. Only elements whose condition is exactly true stay. */
export function filter(node: Syntax, close: Close): Closure {
  const target = close(child(node, 0));
  const selector = child(node, 2);
  const isCondition = conditions.has(selector.name);
  const select = selector.name === 'SimplePositiveUnaryTest' ? close(againstItem(selector)) : close(selector);
  return (frame, evaluation) => {
    const value = target(frame, evaluation);
    if (value === null) return null;
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (!isCondition && selector.name !== 'SimplePositiveUnaryTest') {
      const index = select(withElement(frame, list[0] ?? null), evaluation);
      if (typeof index === 'number') return list.at(index < 0 ? index : index - 1) ?? null;
    }
    return list.filter((element) => select(withElement(frame, element), evaluation) === true);
  };
}

/** `list[> 10]` is `list[item > 10]`. */
function againstItem(test: Syntax): Syntax {
  const item: Syntax = {
    name: 'VariableName',
    from: test.from,
    to: test.from,
    text: 'item',
    children: [],
    broken: false,
  };
  return { ...test, name: 'Comparison', children: [item, ...test.children] };
}

/** `for x in list return ...`; null over anything that is no list. */
export function loop(node: Syntax, close: Close): Closure {
  const { name, source } = iterator(node, close);
  const body = close(child(node, -1));
  return (frame, evaluation) => {
    const items = source(frame, evaluation);
    if (!items) return null;
    const partial: unknown[] = [];
    for (const item of items) {
      const inner = withName(withName(frame, 'partial', [...partial]), name, item);
      partial.push(body(inner, evaluation));
    }
    return partial;
  };
}

/** `some x in list satisfies ...`, `every ...`; null when it hangs on a condition that is not a boolean. */
export function quantified(node: Syntax, close: Close): Closure {
  const isSome = child(node, 0).text === 'some';
  const { name, source } = iterator(node, close);
  const condition = close(child(node, -1));
  return (frame, evaluation) => {
    const items = source(frame, evaluation);
    if (!items) return null;
    let unknown = false;
    for (const item of items) {
      const verdict = condition(withName(frame, name, item), evaluation);
      if (verdict === isSome) return isSome;
      if (typeof verdict !== 'boolean') unknown = true;
    }
    return unknown ? warn(evaluation, 'INVALID_TYPE', 'a condition is not true or false') : !isSome;
  };
}

interface Iterator {
  readonly name: string;
  readonly source: (frame: Frame, evaluation: Evaluation) => readonly unknown[] | null;
}

function iterator(node: Syntax, close: Close): Iterator {
  const variable = child(child(node, 1), 0);
  const range = child(variable, 2);
  const name = nameOf(child(variable, 0));
  if (range.children.length === 3) {
    const items = numbers(Number(child(range, 0).text), Number(child(range, 2).text));
    return { name, source: () => items };
  }
  const list = close(child(range, 0));
  return {
    name,
    source(frame, evaluation) {
      const value = list(frame, evaluation);
      if (Array.isArray(value)) return value;
      return warn(evaluation, 'INVALID_TYPE', `a loop needs a list, not ${kindOf(value)}`);
    },
  };
}

function numbers(from: number, to: number): readonly number[] {
  const step = to < from ? -1 : 1;
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => from + index * step);
}
