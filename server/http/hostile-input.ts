import { BadRequest } from '../errors.ts';

const deepest = 32;
const internals = ['__proto__', 'constructor', 'prototype'];

/**
 * Refuses what the two databases would treat differently (NUL, half a character, numbers that are not exact) and what
 * reaches behind data (keys of object internals, nesting that exhausts a stack). Walks with its own stack.
 *
 * @throws {BadRequest} naming the place
 */
export function refuseHostileInput(input: unknown, root: string): void {
  const open: { readonly value: unknown; readonly path: string; readonly depth: number }[] = [
    { value: input, path: root, depth: 0 },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path, depth } = next;
    if (typeof value === 'string') refuseText(value, path);
    else if (typeof value === 'number') refuseNumber(value, path);
    else if (typeof value === 'object' && value !== null) {
      if (depth >= deepest) throw new BadRequest(path, 'too-deep', `allowed: at most ${deepest} levels`);
      for (const [key, child] of Object.entries(value)) {
        const place = Array.isArray(value) ? `${path}[${key}]` : `${path}.${key.slice(0, 80)}`;
        if (internals.includes(key)) throw new BadRequest(place, 'key-not-allowed', 'this key is not allowed');
        refuseText(key, place);
        open.push({ value: child, path: place, depth: depth + 1 });
      }
    }
  }
}

function refuseText(text: string, path: string): void {
  if (text.includes('\0') || /\p{Surrogate}/u.test(text))
    throw new BadRequest(path, 'not-text', 'NUL and incomplete characters are not allowed');
}

function refuseNumber(value: number, path: string): void {
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)))
    throw new BadRequest(path, 'not-exact', 'the number is too large to be kept exactly');
}
