import type { Syntax } from './syntax-node.ts';

const plain = /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/;

/** Words the grammar reads as something else than a name. */
const reserved = new Set(
  (
    'and between else every external false for function if in instance null of or range return satisfies some then true ' +
    'context list not'
  ).split(' '),
);

/**
 * What the parser would answer for a name, or a path of names: half of all expressions, and reading them needs no parser,
 * which costs a hundred times as much.
 *
 * @returns null for every other text, and for paths with a word of the grammar
 */
export function plainPath(source: string): Syntax | null {
  if (!plain.test(source)) return null;
  const words = source.split('.');
  if (words.some((word) => reserved.has(word))) return null;
  let to = 0;
  let left: Syntax | null = null;
  for (const word of words) {
    const from = to;
    to = from + word.length;
    const identifier = node(source, 'Identifier', [from, to], []);
    left = left
      ? node(
          source,
          'PathExpression',
          [0, to],
          [left, node(source, '.', [from - 1, from], []), node(source, 'PathName', [from, to], [identifier])],
        )
      : node(source, 'VariableName', [from, to], [identifier]);
    to += 1;
  }
  return left && node(source, 'Expression', [0, source.length], [left]);
}

function node(
  source: string,
  name: string,
  [from, to]: readonly [number, number],
  children: readonly Syntax[],
): Syntax {
  return { name, from, to, broken: false, children, text: source.slice(from, to) };
}
