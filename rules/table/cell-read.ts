import type { FactType, FactValue } from '../schema/fact.ts';
import type { Operator } from '../schema/rule-set.ts';
import { type CellToken, CellUnreadable, readTokens } from './cell-lexer.ts';

/** Comparisons of one fact, as a rule row holds them. */
export type Comparisons = Readonly<Partial<Record<Operator, FactValue>>>;

/** `feel`: as DMN wants it; `sheet`: plain words and days without quotes, as people type. */
export type CellStyle = 'feel' | 'sheet';

/** Type of a column: that of a fact or of a decided value. */
export type ColumnType = FactType | 'duration';

/**
 * Reads a condition cell: a FEEL unary test of the kinds rows can hold, in a sheet texts also without quotes. In FEEL a
 * word without quotes is a name or a sum of names: it is refused, never taken for a text.
 *
 * `-` or nothing: any value; `2`; `P1, P2`; `not(P1)`; `< 5`; `[5..50)`; `list contains(?, "safety")`;
 * `? > 5 and ? != 7`.
 *
 * @returns undefined when any value will do
 * @throws {CellUnreadable} saying what is allowed
 */
export function readCondition(cell: string, type: ColumnType, style: CellStyle = 'sheet'): Comparisons | undefined {
  const text = cell.trim();
  if (text === '' || text === '-') return undefined;
  const reader = new CellReader(readTokens(text), type, style);
  const comparisons = reader.condition();
  reader.end();
  return comparisons;
}

/** Reads a value cell: one literal, `[a, b]` for a list. @throws {CellUnreadable} */
export function readValue(cell: string, type: ColumnType, style: CellStyle = 'sheet'): FactValue {
  const reader = new CellReader(readTokens(cell), type, style);
  const value = reader.value();
  reader.end();
  return value;
}

const orders: Readonly<Record<string, Operator>> = {
  '<': 'lessThan',
  '<=': 'lessThanInclusive',
  '>': 'greaterThan',
  '>=': 'greaterThanInclusive',
  '=': 'equal',
  '!=': 'notEqual',
};

class CellReader {
  readonly #tokens: readonly CellToken[];
  readonly #type: ColumnType;
  readonly #style: CellStyle;
  #at = 0;

  constructor(tokens: readonly CellToken[], type: ColumnType, style: CellStyle) {
    this.#tokens = tokens;
    this.#type = type;
    this.#style = style;
  }

  condition(): Comparisons {
    const found: [Operator, FactValue][] = [];
    do {
      for (const [operator, value] of Object.entries(this.#clause()) as [Operator, FactValue][]) {
        if (found.some(([known]) => known === operator))
          throw new CellUnreadable(`each comparison once; "${operator}" stands twice`);
        found.push([operator, value]);
      }
    } while (this.#take('and'));
    return Object.fromEntries(found);
  }

  value(): FactValue {
    return this.#take('[') ? this.#list(']') : this.#literal();
  }

  end(): void {
    if (this.#at < this.#tokens.length)
      throw new CellUnreadable(
        `nothing may follow before "${this.#tokens[this.#at]?.value}"; write alternatives as rows`,
      );
  }

  #clause(): Comparisons {
    if (this.#take('list contains(')) return { contains: this.#member() };
    if (this.#take('not(')) return this.#negated();
    if (this.#take('[')) return this.#interval('greaterThanInclusive');
    if (this.#take('(') || this.#take(']')) return this.#interval('greaterThan');
    const asked = this.#take('?');
    const mark = this.#tokens[this.#at];
    const operator = mark?.kind === 'mark' && Object.hasOwn(orders, mark.value) ? orders[mark.value] : undefined;
    if (operator) {
      this.#at++;
      return { [operator]: this.#literal() };
    }
    if (asked) return { in: this.#membership() };
    const values = this.#list(undefined);
    return values.length === 1 ? { equal: values[0] ?? null } : { in: [...values] };
  }

  #negated(): Comparisons {
    if (this.#take('list contains(')) {
      const value = this.#member();
      this.#expect(')');
      return { doesNotContain: value };
    }
    if (this.#take('?')) {
      const values = this.#membership();
      this.#expect(')');
      return { notIn: values };
    }
    const values = this.#list(')');
    return values.length === 1 ? { notEqual: values[0] ?? null } : { notIn: [...values] };
  }

  /** `in (a, b)` after the question mark. */
  #membership(): FactValue {
    const word = this.#tokens[this.#at++];
    if (word?.kind !== 'bare' || word.value !== 'in') throw new CellUnreadable('after "?" a comparison or "in (...)"');
    this.#expect('(');
    return [...this.#list(')')];
  }

  #member(): FactValue {
    this.#expect('?');
    this.#expect(',');
    const value = this.#literal();
    this.#expect(')');
    return value;
  }

  #interval(low: 'greaterThan' | 'greaterThanInclusive'): Comparisons {
    const from = this.#literal();
    this.#expect('..');
    const to = this.#literal();
    if (this.#take(']')) return { [low]: from, lessThanInclusive: to };
    if (!this.#take('[')) this.#expect(')');
    return { [low]: from, lessThan: to };
  }

  #list(closing: ')' | ']' | undefined): (string | number | boolean | null)[] {
    const values: (string | number | boolean | null)[] = [];
    if (closing && this.#take(closing)) return values;
    do values.push(this.#literal());
    while (this.#take(','));
    if (closing) this.#expect(closing);
    return values;
  }

  #literal(): string | number | boolean | null {
    const token = this.#tokens[this.#at++];
    if (token?.kind === 'mark' && (token.value === 'date(' || token.value === 'date and time(')) {
      const value = this.#tokens[this.#at++];
      this.#expect(')');
      if (value?.kind === 'text') return value.value;
    }
    if (token?.kind === 'text') return token.value;
    if (token?.kind !== 'bare') throw new CellUnreadable(`a value expected, not "${token?.value ?? 'the end'}"`);
    const value = typed(token.value, this.#type);
    if (this.#style === 'feel' && typeof value === 'string')
      throw new CellUnreadable(`a literal, texts in quotes; "${value}" is none`);
    return value;
  }

  #take(mark: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'mark' || token.value !== mark) return false;
    this.#at++;
    return true;
  }

  #expect(mark: string): void {
    if (!this.#take(mark))
      throw new CellUnreadable(`"${mark}" expected, not "${this.#tokens[this.#at]?.value ?? 'the end'}"`);
  }
}

/** What a bare word means in a column of this type; what does not fit stays text and is refused by type later. */
function typed(word: string, type: ColumnType): string | number | boolean | null {
  if (word === 'null') return null;
  if (type === 'bool' && /^(true|false)$/i.test(word)) return word.toLowerCase() === 'true';
  const numeric = type === 'int' || type === 'decimal' || type === 'money' || type === 'list';
  return numeric && /^-?(\d+(\.\d+)?|\.\d+)$/.test(word) ? Number(word) : word;
}
