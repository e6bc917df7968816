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

const fiveAttempts = async () => {
  const walk = await appointed();
  for (const outcome of ['emergency-change', 'invoke-continuity', ...Array<string>(4).fill('emergency-change')]) {
    expect(walk.tasks).toEqual(['UT22_coordinate']);
    await coordinate(walk, outcome);
  }
  return walk;
};

test('given a needed change, when it is carried out, then its manager works on and learns the outcome', async () => {
  const walk = await appointed();
  await coordinate(walk, 'emergency-change');
  await walk.change({});
  expect(walk.tasks).toEqual(['UT22_coordinate']);
  expect(walk.call('CA1_change').variables).toMatchObject({ payload: { reason: 'Replace the disk' } });
  await walk.return('CA1_change', { changeNumber: 'CHG000001', outcome: 'failed' });

  expect(coverage.add(walk).record).toMatchObject({
    changeNumbers: ['CHG000001'],
    changeOutcome: 'failed',
    changeWanted: false,
  });
  expect(walk.path).toContain('ST22_tell');
});

test('given continuity was invoked, when the manager goes on, then it is not offered again', async () => {
  const walk = await appointed();
  expect(walk.task('UT22_coordinate').inputs['nextSteps']).toHaveLength(3);
  await coordinate(walk, 'invoke-continuity');

  expect(walk.task('UT22_coordinate').inputs['nextSteps']).toHaveLength(2);
});

test('given nobody writes an update, when the next is due, then only one is asked for', async () => {
  const walk = await appointed();
  await walk.fire('ES1_start');
  await walk.fire('BT3_overtaken');
  await walk.fire('ES1_start');

  expect(coverage.add(walk).tasks.filter((id) => id === 'UT21_status_update')).toHaveLength(1);
});

test.each([
  ['again', null, 0],
  ['go-on', 'EE1_restored', 3],
  ['cancel', 'EE2_given_up', 1],
])('given five attempts, when the process owner decides %s, then it ends at %s', async (decision, end, messages) => {
  const walk = await fiveAttempts();
  expect(walk.task('UT26_next_step').candidateGroups).toEqual(['process-owner']);
  await walk.complete('UT26_next_step', { decision, reason: 'Nothing else helped' });

  expect(coverage.add(walk).end?.elementId ?? null).toBe(end);
  if (end) expect(walk.messages).toHaveLength(messages);
  else expect(walk.tasks).toEqual(['UT22_coordinate']);
});

test('given all these walks, then every element of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
