import { writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { afterEach, expect, test } from 'vitest';
import { compareStore } from '../../../server/features/attachment/compare-store.ts';
import { FileStore } from '../../../server/features/attachment/file-store.ts';
import { aFolder } from '../../support/database.ts';
import { givenAServer, type TestServer, uploadsIn } from '../../support/server.ts';
import { download, samples, uploaded } from '../../support/upload.ts';

let server: TestServer | undefined;
afterEach(() => server?.close());

async function* pieces(...chunks: readonly Buffer[]) {
  yield* chunks;
}

test('given a full disk, when a file arrives, then it is refused as such and no part of it stays', async () => {
  const folder = aFolder();
  // The device answers every write as a full disk does.
  const store = new FileStore(folder, () => open('/dev/full', 'w'));

  await expect(store.put('a', pieces(samples.text), 1000)).rejects.toMatchObject({ code: 'STORAGE_FULL' });

  expect(await store.ids()).toEqual([]);
});

test('given a sender who goes away in the middle, then nothing of the file stays', async () => {
  const store = new FileStore(aFolder());
  async function* cut() {
    yield samples.text;
    throw new Error('aborted');
  }

  await expect(store.put('a', cut(), 1000)).rejects.toThrow('aborted');

  expect(await store.ids()).toEqual([]);
});

test('given bytes in pieces that part characters, then they are one text with one hash', async () => {
  const store = new FileStore(aFolder());
  const whole = await store.put('a', pieces(samples.text), 1000);

  const parted = await store.put('b', pieces(...[...samples.text].map((byte) => Buffer.from([byte]))), 1000);

  expect(parted).toEqual(whole);
  expect(whole.isText).toBe(true);
});

test('given files that are gone, changed, or known to nobody, then the comparison names each of them and no other', async () => {
  const folder = aFolder();
  server = await givenAServer({ config: { uploads: uploadsIn(folder) } });
  const zhang = await server.as('zhang-wei');
  const [sound, gone, changed] = [
    await uploaded(zhang),
    await uploaded(zhang, 'b.txt'),
    await uploaded(zhang, 'c.txt'),
  ];
  const store = new FileStore(folder);
  await store.remove(gone.id);
  writeFileSync(store.path(changed.id), 'something else');
  await store.put('left-behind', pieces(samples.text), 1000);

  const found = await compareStore(server.database.reader, store);

  expect(found.map(({ type, id }) => [type, id]).toSorted()).toEqual(
    [
      ['changed', changed.id],
      ['missing', gone.id],
      ['orphan', 'left-behind'],
    ].toSorted(),
  );
  expect(found.map(({ id }) => id)).not.toContain(sound.id);
});

test('given a file that is gone from the disk, then the list says so and its download is 410', async () => {
  const folder = aFolder();
  server = await givenAServer({ config: { uploads: uploadsIn(folder) } });
  const zhang = await server.as('zhang-wei');
  const { id } = await uploaded(zhang);
  await new FileStore(folder).remove(id);

  const [listed] = (await zhang.list('/api/attachments', { filter: { id } })).body;
  const answer = await download(zhang, id);

  expect(listed).toMatchObject({ id, stored: false });
  expect(answer.status).toBe(410);
});
