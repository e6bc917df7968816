import { z } from 'zod';
import { BadRequest } from '../errors.ts';
import { refuseHostileInput } from './hostile-input.ts';

/** What a list may be sorted and filtered by. */
export interface ListShape<Sort extends string, Filter> {
  readonly sorts: readonly Sort[];
  readonly defaultSort: SortBy<Sort>;
  /** A strict object whose keys are all optional. */
  readonly filter: z.ZodType<Filter>;
}

export interface SortBy<Sort extends string> {
  readonly field: Sort;
  readonly order: 'ASC' | 'DESC';
}

/** The reader's wish for a list: checked, with limits. */
export interface ListQuery<Sort extends string, Filter> {
  readonly sort: SortBy<Sort>;
  /** Zero-based index of the first row. */
  readonly first: number;
  /** 1 to 200. */
  readonly limit: number;
  readonly filter: Filter;
}

/** Filter `id` of every list: one or several, as react-admin asks for the rows behind references. */
export const idsFilter = z
  .union([z.string().max(64), z.array(z.string().max(64)).min(1).max(200)])
  .transform((ids) => (typeof ids === 'string' ? [ids] : ids));

const rowsAtMost = 200;
const rowsByDefault = 25;
/** Deep pages cost the database as much as all pages before them. */
const deepest = 100_000;

const raw = z.object({
  sort: z.string().optional(),
  range: z.string().optional(),
  filter: z.string().optional(),
});
const range = z.tuple([z.int().min(0).max(deepest), z.int().min(0)]);

/**
 * Reads the simple-rest dialect: `sort=["number","ASC"]`, `range=[0,24]`, `filter={"status":"new"}`.
 *
 * @param query as the endpoint's `listQuery` parsed it
 * @throws {BadRequest} naming `sort`, `range` or `filter` and what is allowed
 */
export function parseListQuery<Sort extends string, Filter>(
  query: unknown,
  shape: ListShape<Sort, Filter>,
): ListQuery<Sort, Filter> {
  const { sort, range: rows, filter } = raw.parse(query ?? {});
  const { first, limit } = rows === undefined ? { first: 0, limit: rowsByDefault } : parseRange(rows);
  return {
    sort: sort === undefined ? shape.defaultSort : parseSort(sort, shape.sorts),
    first,
    limit,
    filter: parseFilter(filter ?? '{}', shape.filter),
  };
}

function parseSort<Sort extends string>(text: string, sorts: readonly Sort[]): SortBy<Sort> {
  const [name, order, ...rest] = z.array(z.unknown()).catch([]).parse(parseJson('sort', text));
  const field = sorts.find((sort) => sort === name);
  if (field === undefined || (order !== 'ASC' && order !== 'DESC') || rest.length > 0)
    throw new BadRequest('sort', 'not-allowed', `allowed: ["field","ASC"|"DESC"] with field ${sorts.join(', ')}`);
  return { field, order };
}

function parseRange(text: string): { readonly first: number; readonly limit: number } {
  const read = range.safeParse(parseJson('range', text));
  if (!read.success || read.data[1] < read.data[0] || read.data[1] - read.data[0] >= rowsAtMost)
    throw new BadRequest('range', 'not-allowed', `allowed: [first,last], first <= last, at most ${rowsAtMost} rows`);
  return { first: read.data[0], limit: read.data[1] - read.data[0] + 1 };
}

function parseFilter<Filter>(text: string, schema: z.ZodType<Filter>): Filter {
  const read = schema.safeParse(parseJson('filter', text));
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const path = ['filter', ...(issue?.path ?? []).map(String)].join('.');
  throw new BadRequest(path, 'not-allowed', issue?.message ?? 'not a filter of this list');
}

function parseJson(name: string, text: string): unknown {
  const value = jsonOrUndefined(text);
  if (value === undefined) throw new BadRequest(name, 'not-json', 'must be JSON');
  refuseHostileInput(value, name);
  return value;
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
