import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

/** Every module that a file draws in, by its path or package name; types are left out. */
function drawnInBy(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(
    /^(?:import|export) (?!type )[^;]*?from '([^']+)'/gms,
  ))
    if (name.startsWith('.')) drawnInBy(join(dirname(file), name), seen);
    else seen.add(name);
  return seen;
}

test('given our lint rules, when a browser loads them, then nothing of Node is drawn in', () => {
  const drawnIn = [...drawnInBy('engine/lint/our-rules.ts')];

  expect(drawnIn).toContain('engine/lint/unreachable-node.ts');
  expect(drawnIn.filter((name) => name.startsWith('node:'))).toEqual([]);
  expect(drawnIn.filter((name) => !name.includes('/')).toSorted()).toEqual(['feelin', 'lezer-feel', 'luxon']);
});
