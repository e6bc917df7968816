import { describe, expect, test } from 'vitest';
import { checkModel, tidy } from '../../engine/diagram/index.ts';
import { readFolders } from './support/folders.ts';

const models = (await readFolders()).flatMap((folder) => folder.models);
/** The first drawing and one more: few enough for a test, enough to leave the first one behind. */
const budget = 2;

describe.each(models)('the diagram of $path', ({ xml }) => {
  test('given the shipped file, when it is checked, then there is no error', async () => {
    expect((await checkModel(xml)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('given the shipped file, when it is tidied twice, then both drawings are the same', async () => {
    const once = await tidy(xml, { budget });

    expect(await tidy(once, { budget })).toBe(once);
  });
});
