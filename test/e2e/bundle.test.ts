import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

const directory = join('dist', 'admin');
const manifest = JSON.parse(readFileSync(join(directory, '.vite', 'manifest.json'), 'utf8')) as Readonly<
  Record<string, Chunk>
>;

/** Bytes of gzip that the first page may load as JavaScript. */
const bar = 400_000;

test('given the first page, then its JavaScript is within 400 kB gzip', () => {
  const files = [...closure(entry())].map((key) => manifest[key]?.file ?? '').filter((file) => file.endsWith('.js'));

  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(directory, file))).length, 0);

  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(bar);
});

test.each(['bjs-powered-by', 'fjs-powered-by'])(
  'given the first page, then nothing of bpmn.io is in it (%s)',
  (mark) => {
    const texts = Object.entries(manifest).flatMap(([key, chunk]) =>
      chunk.file.endsWith('.js') ? [{ key, text: readFileSync(join(directory, chunk.file), 'utf8') }] : [],
    );

    const holders = texts.filter(({ text }) => text.includes(mark)).map(({ key }) => key);

    expect(holders.length).toBeGreaterThan(0);
    expect(holders.filter((key) => closure(entry()).has(key))).toEqual([]);
  },
);

test('given the first page in English, then the Chinese texts and the font are not in it', () => {
  const [chinese] = Object.keys(manifest).filter((key) => manifest[key]?.src?.endsWith('i18n/zh.ts'));

  expect(chinese).toBeDefined();
  expect(closure(entry()).has(chinese ?? '')).toBe(false);
});

function entry(): string {
  const found = Object.keys(manifest).find((key) => manifest[key]?.isEntry);
  if (found === undefined) throw new Error('the manifest names no entry');
  return found;
}

/** A chunk and all it imports before it runs. */
function closure(key: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key]?.imports ?? []) closure(next, seen);
  return seen;
}
