/** One sign of a cell: a literal, a bare word as typed into a spreadsheet, or a mark. */
export type CellToken =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'bare'; readonly value: string }
  | { readonly kind: 'mark'; readonly value: string };

const marks = [
  'list contains(',
  'date and time(',
  'date(',
  'not(',
  '..',
  '<=',
  '>=',
  '!=',
  '<',
  '>',
  '=',
  '(',
  ')',
  '[',
  ']',
  ',',
  '?',
];

/** A cell cannot be read; `message` says what would be allowed. */
export class CellUnreadable extends Error {
  override readonly name = 'CellUnreadable';
}

/** Splits a cell into signs. @throws {CellUnreadable} for a text without its closing quote */
export function readTokens(cell: string): readonly CellToken[] {
  const tokens: CellToken[] = [];
  let rest = cell.trim();
  while (rest !== '') {
    const mark = marks.find((each) => rest.startsWith(each));
    const [token, length] = rest.startsWith('"') ? quoted(rest) : mark ? marked(mark) : bare(rest);
    tokens.push(token);
    rest = rest.slice(length).trimStart();
  }
  return tokens;
}

function marked(value: string): readonly [CellToken, number] {
  return [{ kind: 'mark', value }, value.length];
}

function quoted(rest: string): readonly [CellToken, number] {
  const [source] = /^"(?:[^"\\]|\\.)*"/s.exec(rest) ?? [];
  if (source === undefined) throw new CellUnreadable('a text needs its closing quote');
  const value = source.slice(1, -1).replaceAll(/\\(["\\])/g, '$1');
  return [{ kind: 'text', value }, source.length];
}

/** Up to the next mark, or the word "and" between comparisons. */
function bare(rest: string): readonly [CellToken, number] {
  const [and] = /^and(?=\s)/.exec(rest) ?? [];
  if (and) return marked(and);
  const [source = ''] = /^(?:(?!\.\.)(?!\sand\s)[^()[\]<>=!,?"])+/.exec(rest) ?? [];
  if (source === '') throw new CellUnreadable(`"${rest[0] ?? ''}" cannot stand here`);
  return [{ kind: 'bare', value: source.trim() }, source.length];
}
