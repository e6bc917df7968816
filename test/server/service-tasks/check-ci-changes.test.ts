import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import { aDesk, type Desk } from './support.ts';

describe.each(bothDatabases)('check-ci-changes on %s', (dialect) => {
  let desk: Desk;
  let number: string;
  beforeEach(async () => {
    desk = await aDesk(dialect);
    number = await desk.incident({ fields: {} });
  });
  afterEach(() => desk.close());
  const check = (...changes: readonly { ciId: string; attribute: string; value: string }[]) =>
    desk.serve('check-ci-changes', number, { ciIds: ['mail-01', 'srv-07'], changes: [...changes] });
  const os = { ciId: 'mail-01', attribute: 'os', value: 'Linux 6' };

  test('given values that fit, then they are counted, and nothing is written', async () => {
    expect(await check(os, { ciId: 'srv-07', attribute: 'attributes.cpu', value: '8' })).toEqual({ checked: 2 });

    expect(
      await desk.query("SELECT item_id FROM item_version WHERE item_id IN ('mail-01', 'srv-07') AND version > 1"),
    ).toEqual([]);
  });

  test.each([
    { wrong: { attribute: 'cpu', value: 'many' }, says: 'mail-01 attributes.cpu: 0, 1, 2, …' },
    { wrong: { attribute: 'status', value: 'flying' }, says: /^mail-01 status: .*maintenance/ },
    { wrong: { attribute: 'ownerId', value: 'nobody' }, says: 'mail-01 ownerId: ≠ nobody' },
    { wrong: { attribute: 'name', value: '' }, says: 'mail-01 name: ≠ ""' },
    { wrong: { ciId: 'db-07', attribute: 'cpu', value: '8' }, says: 'db-07: mail-01, srv-07' },
  ])('given $wrong, then place and what is allowed are said: $says', async ({ wrong, says }) => {
    await expect(check(os, { ...os, ...wrong })).rejects.toMatchObject({
      errorCode: 'ITEM_INVALID',
      message: typeof says === 'string' ? says : expect.stringMatching(says),
    });
  });

  test('given an attribute the item does not have, then those it has are named', async () => {
    await expect(check({ ...os, attribute: 'colour' })).rejects.toMatchObject({
      message: expect.stringMatching(/^mail-01 colour: name, status, .*attributes\.os/),
    });
  });
});
