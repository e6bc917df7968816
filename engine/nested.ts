import type { Json, Variables } from './variables.ts';

/** `context` with `value` at a dotted path; contexts on the way are created, other values there are replaced. */
export function merged(context: Variables, path: readonly string[], value: Json): Variables {
  const [key, ...rest] = path;
  if (key === undefined) return context;
  if (rest.length === 0) return { ...context, [key]: value };
  const inner = Object.hasOwn(context, key) ? context[key] : undefined;
  return { ...context, [key]: merged(isContext(inner) ? inner : {}, rest, value) };
}

/** True for JSON objects. */
export function isContext(value: Json | undefined): value is Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
