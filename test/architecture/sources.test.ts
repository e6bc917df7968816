import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const roots = ['engine', 'rules', 'server', 'admin/src', 'test', 'bench'];
const maxLines = 250;
const maxMedian = 60;

/** Every TypeScript file below a folder. */
function sourcesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourcesBelow(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

const lengths = roots
  .flatMap(sourcesBelow)
  .map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length - 1 }));

describe('sources', () => {
  test('given every source, then none is longer than 250 lines', () => {
    expect(lengths.filter(({ lines }) => lines > maxLines)).toEqual([]);
  });

  test('given all sources, then half of them have at most 60 lines', () => {
    const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(maxMedian);
  });

  test('given product code, then nobody but config.ts reads the environment', () => {
    const readers = roots
      .filter((root) => root !== 'test' && root !== 'bench')
      .flatMap(sourcesBelow)
      .filter((path) => /process\.env/.test(readFileSync(path, 'utf8')) && path !== 'server/config.ts');
    expect(readers).toEqual([]);
  });

  test('given all sources, then no check is switched off', () => {
    const escapes = /@ts-(ignore|nocheck|expect-error)|biome-ignore|\.(only|skip|todo)\(/;
    const offenders = roots
      .flatMap(sourcesBelow)
      .filter((path) => !path.endsWith('architecture/sources.test.ts') && escapes.test(readFileSync(path, 'utf8')));
    expect(offenders).toEqual([]);
  });
});
