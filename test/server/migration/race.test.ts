import { afterEach, describe, expect, test } from 'vitest';
import type { MigrationView } from '../../../server/contract/migration.ts';
import { bothDatabases } from '../../support/database.ts';
import { openTask, readCase, startCase } from '../execution/support.ts';
import { begun, ChangingWorkshop, withACheck } from './support.ts';

let place: ChangingWorkshop;
afterEach(async () => {
  const faults = await place.faults();
  await place.close();
  expect(faults).toEqual([]);
});

describe.each(bothDatabases)('two at once on %s', (database) => {
  test('given a task that is completed while its case is moved, then both happen one after the other', async () => {
    place = await ChangingWorkshop.on(database);
    const zhang = await place.server.as('zhang-wei');
    const cases = [];
    for (let n = 0; n < 6; n++) cases.push(await startCase(zhang, 'task'));
    await place.changes(...withACheck);
    const li = await place.server.as('li-na');
    const client = await place.mover();
    const tasks = await Promise.all(cases.map(({ recordId }) => openTask(li, recordId, 'UT1_finish')));
    const { id } = await begun(client, 1, 2, { selection: { numbers: cases.map(({ number }) => number) } });

    const [, ...answers] = await Promise.all([
      place.server.settle(),
      ...tasks.map((each) => li.post(`/api/tasks/${each.id}/complete`, { values: {} })),
    ]);

    const { moved: there, refused, failed } = (await client.get(`/api/migrations/${id}`)).body as MigrationView;
    const states = await Promise.all(cases.map(async ({ recordId }) => (await readCase(li, recordId)).status));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect([there + refused, failed]).toEqual([6, 0]);
    expect(states.filter((status) => status === 'done')).toHaveLength(refused);
  });
});
