import { parser } from 'lezer-feel';
import { describe, expect, test } from 'vitest';
import { functionNames } from '../../../rules/expression/functions.ts';
import { plainPath } from '../../../rules/expression/plain-path.ts';
import { parseByGrammar } from '../../../rules/expression/syntax.ts';

/** Every word the grammar knows, every function, and names as models have them. */
const words = [
  ...parser.nodeSet.types.map(({ name }) => name),
  ...functionNames,
  ...['true', 'false', 'item', 'partial', 'record', 'ciIds', '_x1', 'orders', 'null2', 'In', 'TRUE', 'nan'],
].filter((word) => /^[A-Za-z_]\w*$/.test(word));

describe('a name or a path that is read without the parser', () => {
  test('given any word of the grammar in any place, then it is left to the parser, or answered as the parser answers', () => {
    const texts = words.flatMap((word) => [word, `a.${word}`, `${word}.b`, `a.${word}.b`, `${word}.${word}`]);

    const different = texts.filter((text) => {
      const read = plainPath(text);
      return read !== null && JSON.stringify(sorted(read)) !== JSON.stringify(sorted(parseByGrammar(text)));
    });

    expect(different).toEqual([]);
  });

  test('given ordinary names, then they are read; given anything else, then it is left to the parser', () => {
    expect(['record', 'record.title', 'a.b.c.d'].map((text) => plainPath(text) !== null)).toEqual([true, true, true]);
    expect(['', '1', 'a.', '.a', 'a b', 'a.1', 'a-b', 'a()', 'true', 'a.in', ' a', 'é'].map(plainPath)).toEqual(
      Array.from({ length: 12 }, () => null),
    );
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}
