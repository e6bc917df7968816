import { isFunctionName, patternFunctions } from './functions.ts';
import { patternFault } from './pattern.ts';
import { child, isPlainName, nameOf } from './syntax.ts';
import type { Syntax } from './syntax-node.ts';

/** Why an expression is refused, with its place in the text (offsets count from the character after `=`). */
export interface ExpressionFinding {
  readonly code: string;
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

const maxLength = 1000;
const maxRange = 1000;
const maxNesting = 2;
const iterating = new Set(['ForExpression', 'QuantifiedExpression']);
const unsupported = new Set([
  '?',
  'Wildcard',
  'UnaryTests',
  'BacktickIdentifier',

  'external',
  'FunctionType',
]);

/**
 * What makes an expression unsafe or ambiguous, all of it at once. The work of an accepted expression is bounded:
 * no unbounded iteration, no costly pattern, no function that is not on the list.
 */
export function check(source: string, root: Syntax): readonly ExpressionFinding[] {
  if (source.trim() === '') return [finding('FEEL_SYNTAX', root, 'the expression is empty')];
  if (source.length > maxLength)
    return [finding('FEEL_TOO_LONG', root, `the expression has ${source.length} characters, ${maxLength} are allowed`)];
  const findings: ExpressionFinding[] = [];
  walk(root, null, 'value', 0, findings);
  return findings;
}

/** What a node stands for: a value, the test of an `in` or a filter, or the comparator of `sort`. */
type Place = 'value' | 'test' | 'comparator';

function walk(node: Syntax, parent: Syntax | null, place: Place, nesting: number, findings: ExpressionFinding[]): void {
  if (node.broken) {
    findings.push(finding('FEEL_SYNTAX', node, `cannot be read here: "${(parent ?? node).text.slice(0, 60)}"`));
    return;
  }
  const depth = nesting + (isLoop(node) ? 1 : 0);
  if (depth > maxNesting && depth > nesting)
    findings.push(finding('FEEL_TOO_NESTED', node, `more than ${maxNesting} filters or loops inside each other`));
  findings.push(...faults(node, parent), ...placeFaults(node, place));
  for (const part of node.children) walk(part, node, placeOf(part, node, place), depth, findings);
}

function placeOf(node: Syntax, parent: Syntax, outer: Place): Place {
  if (parent.name === 'FunctionInvocation') return nameOf(child(parent, 0)) === 'sort' ? 'comparator' : 'value';
  if (parent.name === 'PositionalParameters' || parent.name === 'NamedParameters' || parent.name === 'NamedParameter')
    return outer;
  if (node.name === 'PositiveUnaryTest' || node.name === 'PositiveUnaryTests') return 'test';
  if (parent.name === 'FilterExpression' && node.name === 'SimplePositiveUnaryTest') return 'test';
  const passesOn = [
    'PositiveUnaryTest',
    'PositiveUnaryTests',
    'ParenthesizedExpression',
    'List',
    'SimplePositiveUnaryTest',
  ];
  return outer === 'test' && passesOn.includes(parent.name) ? 'test' : 'value';
}

function* placeFaults(node: Syntax, place: Place): Generator<ExpressionFinding> {
  if (node.name === 'FunctionDefinition' && place !== 'comparator')
    yield finding('FEEL_FUNCTION_DEFINITION', node, 'functions are defined only as the comparator of sort');
  if (node.name === 'Interval' && place !== 'test')
    yield finding('FEEL_RANGE_AS_LIST', node, 'a range stands only after "in"');
  if (node.name === 'SimplePositiveUnaryTest' && place !== 'test' && child(node, 0).name !== 'Interval')
    yield finding('FEEL_COMPARISON', node, `"${node.text}" begins with an operator`);
}

function* faults(node: Syntax, parent: Syntax | null): Generator<ExpressionFinding> {
  if (node.name === 'FunctionInvocation') yield* callFaults(node);
  if (node.name === 'FunctionInvocation' || node.name === 'DateTimeLiteral') yield* dateFaults(node);
  if (node.name === 'IterationContext') yield* rangeFaults(node);
  if (node.name === 'VariableName' && !isCalled(node, parent) && parent?.name !== 'QualifiedName')
    yield* nameFaults(node);
  if (node.name === 'PathName' || node.name === 'Name' || node.name === 'Key') yield* plainNameFaults(node, parent);
  if (node.name === 'InExpressions' && node.children.length > 1)
    yield finding('FEEL_SEVERAL_ITERATORS', node, 'one iterator per loop is allowed');
  if (unsupported.has(node.name)) yield finding('FEEL_UNSUPPORTED', node, `"${node.text}" is not supported`);
}

function* callFaults(node: Syntax): Generator<ExpressionFinding> {
  const target = child(node, 0);
  const name = nameOf(target);
  const isName = target.name === 'VariableName' || target.name === 'SpecialFunctionName';
  if (!isName || !isFunctionName(name))
    yield finding('FEEL_UNKNOWN_FUNCTION', target, `there is no function "${name}"`);
  if (!patternFunctions.has(name)) return;
  const pattern = child(child(node, 2), 1);
  if (pattern.name !== 'StringLiteral') {
    yield finding('FEEL_PATTERN', pattern, `the pattern of ${name} must be a text literal`);
    return;
  }
  const fault = patternFault(pattern.text);
  if (fault) yield finding('FEEL_PATTERN', pattern, fault);
}

/** A date and time without offset means another instant in each zone. */
function* dateFaults(node: Syntax): Generator<ExpressionFinding> {
  const at = child(node, 0);
  const literal = at.name === 'AtLiteral' ? child(at, 0) : child(child(node, 2), 0);
  const isDateTime = at.name === 'AtLiteral' ? /^"-?\d+-.*T/.test(literal.text) : nameOf(at) === 'date and time';
  if (literal.name !== 'StringLiteral' || !isDateTime) return;
  if (!/(Z|[+-]\d{2}:\d{2}|@[\w/+-]+)"$/i.test(literal.text))
    yield finding('FEEL_DATE_WITHOUT_OFFSET', literal, `${literal.text} has no offset such as +08:00 or Z`);
}

function* rangeFaults(node: Syntax): Generator<ExpressionFinding> {
  if (node.children.length === 1) return;
  const ends = [child(node, 0), child(node, -1)];
  const literals = ends.every((end) => end.name === 'NumericLiteral');
  const [from = 0, to = 0] = ends.map((end) => Number(end.text));
  if (!literals || Math.abs(to - from) > maxRange)
    yield finding(
      'FEEL_RANGE_UNBOUNDED',
      node,
      `a loop over a range needs two number literals at most ${maxRange} apart`,
    );
}

function* nameFaults(node: Syntax): Generator<ExpressionFinding> {
  const name = nameOf(node);
  if (!isPlainName(name))
    yield finding('FEEL_NAME', node, `"${name}" is not a plain name (letters, digits, underscore)`);
}

function* plainNameFaults(node: Syntax, parent: Syntax | null): Generator<ExpressionFinding> {
  if (node.name === 'Name' && (parent?.name === 'Key' || parent?.name === 'ParameterName')) return;
  const name = nameOf(node).replace(/^"(.*)"$/, '$1');
  if (!isPlainName(name))
    yield finding('FEEL_NAME', node, `"${name}" is not a plain name (letters, digits, underscore)`);
}

function isCalled(node: Syntax, parent: Syntax | null): boolean {
  return parent?.name === 'FunctionInvocation' && parent.children[0] === node;
}

/** Loops, and filters that look at each element; `list[1]` is no loop. */
function isLoop(node: Syntax): boolean {
  if (iterating.has(node.name)) return true;
  return node.name === 'FilterExpression' && child(node, 2).name !== 'NumericLiteral';
}

function finding(code: string, node: Syntax, message: string): ExpressionFinding {
  return { code, message, from: node.from, to: node.to };
}
