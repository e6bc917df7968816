import { expect, test } from 'vitest';
import { Coverage } from './support/coverage.ts';
import { answers, classified } from './support/incident-case.ts';
import { Walk } from './support/walk.ts';

const model = 'incident/major-incident';
const coverage = new Coverage();
const start = async () =>
  (
    await Walk.of(model, { ...classified, priority: 'P1', majorReasons: ['M2'], majorIncident: true }, answers())
  ).start();
const appointed = async () => (await start()).complete('UT20_appoint', { miManagerId: 'zhao-jun', bridge: 'Room 301' });
const coordinate = (walk: Walk, outcome: string) =>
  walk.complete('UT22_coordinate', { outcome, workLog: 'Working', changeReason: 'Replace the disk' });

test('given a major incident, when it is restored and confirmed, then a problem and a review follow', async () => {
  const walk = await appointed();
  expect(walk.task('UT22_coordinate')).toMatchObject({ assignee: 'zhao-jun', inputs: { bridge: 'Room 301' } });
  await walk.fire('ES1_start');
  await walk.complete('UT21_status_update', { text: 'The disk is being replaced.' });
  await walk.fire('ES1_start');
  await coordinate(walk, 'restored');
  await walk.complete('UT23_confirm_restored', { restored: 'yes', serviceRestoredAt: '2026-03-09T05:00:00.000Z' });

  expect(coverage.add(walk).tasks).toEqual([]);
  expect(walk.messages.map(({ name }) => name)).toEqual(['msg.problem.raise', 'msg.major.review']);
  expect(walk.record).toMatchObject({
    serviceRestoredAt: '2026-03-09T05:00:00.000Z',
    problemRaised: true,
    assigneeId: 'zhao-jun',
  });
  expect(walk.record['statusUpdates']).toMatchObject([{ text: 'The disk is being replaced.' }]);
});

test('given nobody appoints a manager, when ten minutes have passed, then the service owner takes over', async () => {
  const walk = await start();
  await walk.fire('BT1_nobody');

  expect(coverage.add(walk).task('UT22_coordinate').assignee).toBe('guo-bin');
});

test('given a silent customer, when fifteen minutes have passed, then the incident manager confirms', async () => {
  const walk = await appointed();
  await coordinate(walk, 'restored');
  await walk.fire('BT2_silent');
  await walk.complete('UT23b_confirm', { restored: 'no', comment: 'Outgoing mail waits' });

  expect(coverage.add(walk).tasks).toEqual(['UT22_coordinate']);
  expect(walk.record).toMatchObject({ serviceRestoredAt: null, restorationComment: 'Outgoing mail waits' });
});

test('given five attempts, when a sixth begins, then the incident manager agrees the next step', async () => {
  const walk = await appointed();
  for (const outcome of [
    'emergency-change',
    'invoke-continuity',
    'emergency-change',
    'emergency-change',
    'emergency-change',
  ]) {
    expect(walk.tasks).toEqual(['UT22_coordinate']);
    await coordinate(walk, outcome);
    if (outcome === 'emergency-change')
      await walk.return('CA1_change', { changeNumber: 'CHG000001', outcome: 'failed' });
  }
  expect(walk.tasks).toEqual(['UT26_next_step']);
  await walk.complete('UT26_next_step', { option: 'Ask the maker', reason: 'Nothing else helped' });

  expect(coverage.add(walk).tasks).toEqual(['UT22_coordinate']);
  expect(walk.messages).toMatchObject([{ name: 'msg.continuity.invoke' }]);
});

test('given all these walks, then every element of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
