import { Duration } from 'luxon';

/** Where two things differ, in words for a failing test. */
export type Difference = string;

const durationText = /^P(T?\d+[DHMS])+$/;
const instantText = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Lists compared without order: a task's candidates, a set of fired percents. */
const unordered = new Set(['candidates', 'fired', 'rows']);

/**
 * Compares what was expected with what was seen. Objects are partial: a field that is not expected is not compared.
 * Instants are equal when they are the same moment, whatever their offset; an expected ISO duration may be seen in milliseconds.
 */
export function differences(expected: unknown, seen: unknown, path = ''): readonly Difference[] {
  if (isInstant(expected) && typeof seen === 'string')
    return Date.parse(expected) === Date.parse(seen) ? [] : [unequal(path, expected, seen)];
  if (typeof seen === 'number' && typeof expected === 'string' && durationText.test(expected))
    return Duration.fromISO(expected).toMillis() === seen
      ? []
      : [unequal(path, expected, Duration.fromMillis(seen).toISO())];
  if (Array.isArray(expected)) return listDifferences(expected, seen, path);
  if (isObject(expected)) {
    if (!isObject(seen)) return [unequal(path, expected, seen)];
    return Object.entries(expected).flatMap(([key, value]) =>
      differences(value, seen[key], path ? `${path}.${key}` : key),
    );
  }
  return Object.is(expected, seen ?? null) || expected === seen ? [] : [unequal(path, expected, seen)];
}

function listDifferences(expected: readonly unknown[], seen: unknown, path: string): readonly Difference[] {
  if (!Array.isArray(seen) || seen.length !== expected.length) return [unequal(path, expected, seen)];
  const free = unordered.has(path.split('.').at(-1) ?? '');
  const [left, right] = free ? [sorted(expected), sorted(seen)] : [expected, seen];
  return left.flatMap((value, index) => differences(value, right[index], `${path}[${index}]`));
}

/**
 * Every expected object must be found among those seen; `count` says how many must match exactly.
 *
 * @param kind what is compared, for the message
 */
export function missing(kind: string, expected: readonly unknown[], seen: readonly unknown[]): readonly Difference[] {
  return expected.flatMap((one) => {
    const { count, ...part } = isObject(one) ? one : { count: undefined };
    const found = seen.filter((candidate) => differences(part, candidate).length === 0).length;
    const enough = count === undefined ? found > 0 : found === count;
    return enough
      ? []
      : [`${kind}: ${JSON.stringify(one)} matched ${found} of\n${seen.map(shown).join('\n') || '  (none)'}`];
  });
}

/** None of these may be among those seen. */
export function present(kind: string, unwanted: readonly unknown[], seen: readonly unknown[]): readonly Difference[] {
  return unwanted.flatMap((one) =>
    seen.some((candidate) => differences(one, candidate).length === 0)
      ? [`${kind}: ${JSON.stringify(one)} is there, and must not be`]
      : [],
  );
}

function shown(value: unknown): string {
  return `  ${JSON.stringify(value)}`;
}

function unequal(path: string, expected: unknown, seen: unknown): Difference {
  return `${path || 'value'}: expected ${JSON.stringify(expected)}, seen ${JSON.stringify(seen)}`;
}

function sorted(list: readonly unknown[]): readonly unknown[] {
  return list.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}

function isInstant(value: unknown): value is string {
  return typeof value === 'string' && instantText.test(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
