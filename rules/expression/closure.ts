import { functionValue, invocation } from './calls.ts';
import { comparison } from './comparison.ts';
import { type Closure, ConditionNotBoolean, warn, withName } from './evaluation.ts';
import { feelin } from './feelin.ts';
import { entryKey } from './free-names.ts';
import { filter, loop, quantified } from './iteration.ts';
import { asVerdict, both, calculate, kindOf } from './operators.ts';
import { path } from './path.ts';
import { child, nameOf } from './syntax.ts';
import type { Syntax } from './syntax-node.ts';

/**
 * Turns a checked syntax tree into a closure. The structure of an expression (paths, comparisons, logic, loops) is
 * evaluated here, strictly; temporal values and the functions of the standard are feelin's.
 */
export function close(node: Syntax): Closure {
  switch (node.name) {
    case 'Expression':
    case 'FunctionBody':
    case 'PositiveUnaryTest':
      return close(child(node, 0));
    case 'ParenthesizedExpression':
      return close(child(node, 1));
    case 'VariableName':
      return variable(nameOf(node));
    case 'PathExpression':
      return path(close(child(node, 0)), nameOf(child(node, 2)));
    case 'NumericLiteral':
      return constant(Number(node.text.replaceAll(/\s/g, '')));
    case 'BooleanLiteral':
      return constant(node.text === 'true');
    case 'null':
      return constant(null);
    case 'StringLiteral':
      return constant(constantOf(node));
    case 'Comparison':
      return comparison(node, close);
    case 'Conjunction':
      return conjunction(node);
    case 'Disjunction':
      return disjunction(node);
    case 'IfExpression':
      return conditional(node);
    case 'ArithmeticExpression':
      return arithmetic(node);
    case 'List':
      return list(node);
    case 'Context':
      return context(node);
    case 'FilterExpression':
      return filter(node, close);
    case 'ForExpression':
      return loop(node, close);
    case 'QuantifiedExpression':
      return quantified(node, close);
    case 'InstanceOfExpression':
      return instanceOf(node);
    case 'FunctionInvocation':
      return invocation(node, close);
    case 'DateTimeLiteral':
      return child(node, 0).name === 'AtLiteral' ? constant(constantOf(node)) : invocation(node, close);
    case 'FunctionDefinition':
      return functionValue(node, close);
    default:
      throw new Error(`no closure for ${node.name}`);
  }
}

/** A text without escapes. */
const plainText = /^"[^"\\]*"$/;

function constant(value: unknown): Closure {
  return () => value;
}

/** Literals that need an interpreter (escapes in texts, `@"PT1H"`): once, at compile time. */
function constantOf(node: Syntax): unknown {
  if (plainText.test(node.text)) return node.text.slice(1, -1);
  return feelin(node.text, {}, { clock: { now: new Date(0), zone: 'UTC' }, warnings: [] });
}

function variable(name: string): Closure {
  return (frame, evaluation) => {
    const value = frame.get(name);
    return value === undefined ? warn(evaluation, 'NO_VARIABLE_FOUND', `there is no variable "${name}"`) : value;
  };
}

function conjunction(node: Syntax): Closure {
  const [left, right] = [close(child(node, 0)), close(child(node, 2))];
  return (frame, evaluation) => {
    const first = asVerdict(left(frame, evaluation));
    return first === false ? false : both(first, asVerdict(right(frame, evaluation)));
  };
}

function disjunction(node: Syntax): Closure {
  const [left, right] = [close(child(node, 0)), close(child(node, 2))];
  return (frame, evaluation) => {
    const first = asVerdict(left(frame, evaluation));
    if (first === true) return true;
    const second = asVerdict(right(frame, evaluation));
    if (second === true) return true;
    return first === false && second === false ? false : null;
  };
}

function conditional(node: Syntax): Closure {
  const [condition, yes, no] = [close(child(node, 1)), close(child(node, 3)), close(child(node, 5))];
  return (frame, evaluation) => {
    const verdict = condition(frame, evaluation);
    if (typeof verdict !== 'boolean')
      throw new ConditionNotBoolean(`the condition of "if" is ${kindOf(verdict)}, not true or false`);
    return verdict ? yes(frame, evaluation) : no(frame, evaluation);
  };
}

function arithmetic(node: Syntax): Closure {
  if (node.children.length === 2) {
    const operand = close(child(node, 1));
    return (frame, evaluation) => calculate('-', 0, operand(frame, evaluation), evaluation);
  }
  const operator = child(node, 1).text;
  const [left, right] = [close(child(node, 0)), close(child(node, 2))];
  return (frame, evaluation) => calculate(operator, left(frame, evaluation), right(frame, evaluation), evaluation);
}

function list(node: Syntax): Closure {
  const items = node.children.slice(1, -1).map(close);
  return (frame, evaluation) => items.map((item) => item(frame, evaluation));
}

function context(node: Syntax): Closure {
  const entries = node.children
    .filter((part) => part.name === 'ContextEntry')
    .map((entry) => ({ key: entryKey(entry), value: close(child(entry, 1)) }));
  return (frame, evaluation) => {
    const values: [string, unknown][] = [];
    let inner = frame;
    for (const { key, value } of entries) {
      const result = value(inner, evaluation);
      values.push([key, result]);
      inner = withName(inner, key, result);
    }
    return Object.fromEntries(values);
  };
}

function instanceOf(node: Syntax): Closure {
  const operand = close(child(node, 0));
  const type = child(node, -1).text;
  return (frame, evaluation) => feelin(`a instance of ${type}`, { a: operand(frame, evaluation) }, evaluation);
}
