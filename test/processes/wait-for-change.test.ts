import { expect, test } from 'vitest';
import { Coverage } from './support/coverage.ts';
import { Walk } from './support/walk.ts';

const model = 'shared/wait-for-change';
const coverage = new Coverage();
const start = async () =>
  (await Walk.of(model, {})).start({ source: 'INC000001', payload: { reason: 'Index missing', ciIds: ['db-07'] } });

test('given a change is needed, when its outcome arrives, then the caller gets number and outcome', async () => {
  const walk = await start();
  expect(walk.messages).toMatchObject([
    {
      name: 'msg.change.raise',
      key: 'INC000001:walk',
      payload: { reason: 'Index missing', source: 'INC000001', replyTo: 'INC000001:walk' },
    },
  ]);
  await walk.receive('MC1_outcome', { number: 'CHG000001', outcome: 'successful' });

  expect(coverage.add(walk).end?.variables).toMatchObject({ changeNumber: 'CHG000001', outcome: 'successful' });
});

test('given a change that never ends, when its owner says to go on waiting every time, then it is waited for', async () => {
  const walk = await start();
  for (const _chase of [1, 2, 3, 4, 5]) {
    await walk.fire('TC1_overdue');
    await walk.complete('UT1_chase', { next: 'wait', note: 'They are busy' });
  }
  await walk.fire('TC1_overdue');
  await walk.complete('UT1_chase', { next: 'wait', note: 'They are busy' });

  expect(walk.end).toBeNull();
  await walk.fire('TC1_overdue');
  expect(coverage.add(walk).task('UT1_chase').inputs).toMatchObject({ waits: 7 });
});

test('given a chase, when the owner stops waiting, then the caller goes on', async () => {
  const walk = await start();
  await walk.fire('TC1_overdue');
  await walk.complete('UT1_chase', { next: 'stop', note: 'Not needed any more' });

  expect(coverage.add(walk).end?.elementId).toBe('EE2_given_up');
});

test('given all these walks, then every element of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
