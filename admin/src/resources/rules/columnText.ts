import type { FactValue, RuleInput, RuleOutput } from '../../../../rules/schema/fact.ts';
import { CellUnreadable } from '../../../../rules/table/cell-lexer.ts';
import { type ColumnType, readValue } from '../../../../rules/table/cell-read.ts';
import { writeValue } from '../../../../rules/table/cell-write.ts';

/** A column as it is typed. */
export interface TypedColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly en: string;
  readonly zh: string;
  /** One value a line: `gold = Gold = 金牌`; the words may be missing. */
  readonly values: string;
  /** Empty: a missing fact is an error. */
  readonly absent: string;
  /** Smallest and largest number of a fact; empty: none. */
  readonly min: string;
  readonly max: string;
}

/** The first thing that is missing or cannot be read. */
export type ColumnMistake = 'name' | 'label' | 'values' | 'range' | 'absent';

/** A column as text, to be changed. */
export function typedColumn(column: RuleInput | RuleOutput | null): TypedColumn {
  if (!column) return { name: '', type: 'enum', en: '', zh: '', values: '', absent: '', min: '', max: '' };
  const { type, label, values = [], valueLabels = {} } = column;
  const lines = values.map((value) => {
    const words = valueLabels[String(value)];
    return [writeValue(value, type, 'sheet'), ...(words ? [words.en, words.zh] : [])].join(' = ');
  });
  const absent = 'fact' in column && column.absent !== undefined ? writeValue(column.absent, type, 'sheet') : '';
  const name = 'fact' in column ? column.fact : column.name;
  const { min, max } = 'fact' in column ? column : {};
  const range = { min: min === undefined ? '' : String(min), max: max === undefined ? '' : String(max) };
  return { name, type, en: label?.en ?? '', zh: label?.zh ?? '', values: lines.join('\n'), absent, ...range };
}

/** The column that was typed, with what is not typed here kept; or what is wrong. */
export function columnFrom(
  typed: TypedColumn,
  by: {
    readonly kind: 'input' | 'output';
    readonly before: RuleInput | RuleOutput | null;
    readonly taken: readonly string[];
  },
): { readonly column: RuleInput | RuleOutput } | { readonly mistake: ColumnMistake } {
  const { name, type } = typed;
  if (!/^[a-z][A-Za-z0-9]{0,79}$/.test(name) && !by.before) return { mistake: 'name' };
  if (!by.before && by.taken.includes(name)) return { mistake: 'name' };
  const label = { en: typed.en.trim(), zh: typed.zh.trim() };
  if (label.en === '' || label.zh === '') return { mistake: 'label' };
  const listed = valuesFrom(typed);
  if (!listed || (type === 'enum' && listed.values.length === 0)) return { mistake: 'values' };
  const words = {
    label,
    ...(listed.values.length > 0 ? { values: listed.values } : {}),
    ...(Object.keys(listed.labels).length > 0 ? { valueLabels: listed.labels } : {}),
  };
  if (by.kind === 'output') return { column: { name, type, ...words } };
  if (type === 'duration') return { mistake: 'values' };
  const range = rangeFrom(typed);
  if (!range) return { mistake: 'range' };
  const absent = typed.absent.trim() === '' ? undefined : valueFrom(typed.absent.trim(), type);
  if (absent === null && typed.absent.trim() !== 'null') return { mistake: 'absent' };
  const known = absent === undefined || absent === null || listed.values.length === 0 || type === 'list';
  if (!known && !listed.values.some((value) => value === absent)) return { mistake: 'absent' };
  const before = by.before && 'fact' in by.before ? by.before : null;
  if (!before && absent === undefined) return { mistake: 'absent' };
  const { query } = before ?? {};
  return {
    column: {
      fact: name,
      type,
      ...words,
      ...range,
      ...(query === undefined ? {} : { query }),
      ...(absent === undefined ? (before?.required ? { required: true } : {}) : { absent }),
    },
  };
}

/** True for types whose facts may have a smallest and a largest number. */
export function isNumeric(type: ColumnType): boolean {
  return type === 'int' || type === 'decimal' || type === 'money';
}

/** The range that was typed; undefined when an end is no number of the type, or the ends are the wrong way round. */
function rangeFrom(typed: TypedColumn): { readonly min?: number; readonly max?: number } | undefined {
  const { type } = typed;
  if (!isNumeric(type)) return {};
  const [min, max] = [typed.min, typed.max].map((text) => (text.trim() === '' ? null : valueFrom(text.trim(), type)));
  const fits = (end: unknown) =>
    end === null || (typeof end === 'number' && (type === 'decimal' || Number.isSafeInteger(end)));
  // A number nobody can read is no empty end.
  const unread = (end: unknown, text: string) => end === null && text.trim() !== '';
  if (unread(min, typed.min) || unread(max, typed.max) || !fits(min) || !fits(max)) return undefined;
  if (typeof min === 'number' && typeof max === 'number' && min > max) return undefined;
  return { ...(typeof min === 'number' ? { min } : {}), ...(typeof max === 'number' ? { max } : {}) };
}

type Scalar = Exclude<FactValue, readonly unknown[]>;

function valuesFrom({ values, type }: TypedColumn) {
  const labels: Record<string, { en: string; zh: string }> = {};
  const found: Scalar[] = [];
  for (const line of values.split('\n').filter((each) => each.trim() !== '')) {
    const [text = '', en = '', zh = '', ...more] = line.split('=').map((part) => part.trim());
    const value = valueFrom(text, type === 'list' ? 'text' : type);
    if (value === null || Array.isArray(value) || more.length > 0 || (en === '') !== (zh === '')) return undefined;
    if (found.includes(value)) return undefined;
    found.push(value);
    if (en !== '') labels[String(value)] = { en, zh };
  }
  return { values: found, labels };
}

function valueFrom(text: string, type: ColumnType): FactValue {
  try {
    return readValue(text, type);
  } catch (error) {
    if (error instanceof CellUnreadable) return null;
    throw error;
  }
}
