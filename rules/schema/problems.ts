import type { z } from 'zod';

/** One mistake in a file: where it stands, what stands there, and what would be allowed. */
export interface SchemaProblem {
  /** Place in the file, e.g. `rows[3].when.impact`. */
  readonly path: string;
  /** What stands there; `undefined` when something is missing. */
  readonly value: unknown;
  /** What was allowed, in words. */
  readonly allowed: string;
}

/** Turns zod's issues about `input` into a list people can act on; of a union, the closest alternative is reported. */
export function schemaProblems(error: z.ZodError, input: unknown): readonly SchemaProblem[] {
  return error.issues.flatMap((issue) => problemsOf(issue, input, []));
}

function problemsOf(issue: z.core.$ZodIssue, input: unknown, above: readonly PropertyKey[]): readonly SchemaProblem[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const closest = issue.errors.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? [];
    if (issue.errors.length === 1 || depth(closest) > 0)
      return closest.flatMap((each) => problemsOf(each, input, path));
    const allowed = issue.errors.flatMap((alternative) => alternative.map((each) => each.message)).join(', or ');
    return [{ path: pathText(path), value: valueAt(input, path), allowed }];
  }
  const allowed = issue.code === 'invalid_key' ? issue.issues.map((each) => each.message).join('; ') : issue.message;
  return [{ path: pathText(path), value: valueAt(input, path), allowed }];
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}
