import { type Closure, type Evaluation, type Frame, warn } from './evaluation.ts';
import { both, equal, ordered, type Verdict } from './operators.ts';
import { child } from './syntax.ts';
import type { Syntax } from './syntax-node.ts';

type Close = (node: Syntax) => Closure;
type Test = (value: unknown, frame: Frame, evaluation: Evaluation) => Verdict;

/** `a = b`, `a < b`, `a between b and c`, `a in ...`. */
export function comparison(node: Syntax, close: Close): Closure {
  const left = close(child(node, 0));
  const operator = child(node, 1).text;
  if (operator === 'between') return between(left, close(child(node, 2)), close(child(node, 4)));
  if (operator === 'in') return membership(left, node, close);
  return binary(operator, left, close(child(node, 2)));
}

function binary(operator: string, left: Closure, right: Closure): Closure {
  if (operator === '=')
    return (frame, evaluation) => equal(left(frame, evaluation), right(frame, evaluation), evaluation);
  if (operator === '!=')
    return (frame, evaluation) => not(equal(left(frame, evaluation), right(frame, evaluation), evaluation));
  return (frame, evaluation) => ordered(operator, left(frame, evaluation), right(frame, evaluation), evaluation);
}

function not(verdict: Verdict): Verdict {
  return verdict === null ? null : !verdict;
}

function between(value: Closure, low: Closure, high: Closure): Closure {
  return (frame, evaluation) => {
    const subject = value(frame, evaluation);
    return both(
      ordered('>=', subject, low(frame, evaluation), evaluation),
      ordered('<=', subject, high(frame, evaluation), evaluation),
    );
  };
}

/** True when one test holds; null when none does but a range could not be compared. */
function membership(left: Closure, node: Syntax, close: Close): Closure {
  const operands = node.children
    .slice(2)
    .flatMap((part) => (part.name === 'PositiveUnaryTests' ? part.children : [part]));
  const tests = operands
    .filter((part) => part.name === 'PositiveUnaryTest')
    .map((part) => testOf(child(part, 0), close));
  return (frame, evaluation) => {
    const subject = left(frame, evaluation);
    return anyOf(tests.map((test) => test(subject, frame, evaluation)));
  };
}

function anyOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(true)) return true;
  return verdicts.includes(null) ? null : false;
}

function testOf(node: Syntax, close: Close): Test {
  if (node.name === 'ParenthesizedExpression') return testOf(child(node, 1), close);
  if (node.name === 'SimplePositiveUnaryTest') return simpleTest(node, close);
  if (node.name === 'List' && node.children.some((part) => part.name === 'SimplePositiveUnaryTest'))
    return listOfTests(node, close);
  const expected = close(node);
  return (subject, frame, evaluation) => isAmong(subject, expected(frame, evaluation), evaluation);
}

function simpleTest(node: Syntax, close: Close): Test {
  const first = child(node, 0);
  if (first.name === 'Interval') return interval(first, close);
  const bound = close(child(node, 1));
  const operator = first.text;
  if (operator === '=' || operator === '!=')
    return (subject, frame, evaluation) => {
      const verdict = equal(subject, bound(frame, evaluation), evaluation);
      return operator === '=' ? verdict : not(verdict);
    };
  return (subject, frame, evaluation) => ordered(operator, subject, bound(frame, evaluation), evaluation);
}

function interval(node: Syntax, close: Close): Test {
  const low = close(child(node, 1));
  const high = close(child(node, 3));
  const above = child(node, 0).text === '[' ? '>=' : '>';
  const below = child(node, 4).text === ']' ? '<=' : '<';
  return (subject, frame, evaluation) =>
    both(
      ordered(above, subject, low(frame, evaluation), evaluation),
      ordered(below, subject, high(frame, evaluation), evaluation),
    );
}

function listOfTests(node: Syntax, close: Close): Test {
  const tests = node.children.slice(1, -1).map((part) => testOf(part, close));
  return (subject, frame, evaluation) => anyOf(tests.map((test) => test(subject, frame, evaluation)));
}

function isAmong(subject: unknown, expected: unknown, evaluation: Evaluation): Verdict {
  if (expected === null) return warn(evaluation, 'NOT_COMPARABLE', 'nothing is in null');
  const candidates: readonly unknown[] = Array.isArray(expected) ? expected : [expected];
  return candidates.some((candidate) => equal(subject, candidate, evaluation) === true);
}
