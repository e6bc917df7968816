import { readdirSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { spooled } from '../../../server/features/audit-trail/spooled-file.ts';
import { aFolder } from '../../support/database.ts';

let folder: string;
beforeEach(() => {
  folder = aFolder();
  vi.stubEnv('TMPDIR', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

async function* pieces(fails: boolean) {
  yield 'first, ';
  if (fails) throw new Error('the second is lost');
  yield 'second';
}
const nothingIsLeft = () => vi.waitFor(() => expect(readdirSync(folder)).toEqual([]));

test('given pieces, when all are read, then they are whole, their size is known, and nothing is left on the disk', async () => {
  const file = await spooled(pieces(false));

  expect(readdirSync(folder)).toHaveLength(1);
  expect(file.size).toBe(13);
  expect(await text(file.bytes)).toBe('first, second');
  await nothingIsLeft();
});

test('given a piece that fails, then the file is refused and nothing is left on the disk', async () => {
  await expect(spooled(pieces(true))).rejects.toThrow('the second is lost');

  await nothingIsLeft();
});

test('given a reader who goes away, then nothing is left on the disk', async () => {
  const file = await spooled(pieces(false));

  file.bytes.destroy();

  await nothingIsLeft();
});
