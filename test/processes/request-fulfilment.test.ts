import { expect, test } from 'vitest';
import type { Variables } from '../../engine/index.ts';
import { Coverage } from './support/coverage.ts';
import { answers, request, task } from './support/request-case.ts';
import { Walk } from './support/walk.ts';

const model = 'service-request/request-fulfilment';
const coverage = new Coverage();
const approved: Variables = {
  ...request,
  approvedAt: '2026-03-09T02:00:00.000Z',
  tasks: [{ ...task, done: true, result: 'Handed over' }],
};
const begun = async (fields: Variables = {}, calls = {}) =>
  (await Walk.of(model, { ...approved, ...fields }, answers({ calls }))).start({ again: [] });
const work = { done: 'yes', result: 'Handed over', steps: ['1'] };

test('given a task for a group, when it is done, then the request is fulfilled and the configuration is told', async () => {
  const walk = await begun({ updatesConfiguration: true, fulfilmentBreached: false });
  expect(walk.task('UT3_fulfil')).toMatchObject({ candidateGroups: ['DESK'], inputs: { taskSteps: task.steps } });
  await walk.complete('UT3_fulfil', { ...work, taskId: 'prepare' });
  expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE1_fulfilled', variables: { outcome: 'fulfilled' } });
  expect(walk.record).toMatchObject({ dueMet: true, fulfilmentResult: 'Handed over' });
  expect(walk.messages).toMatchObject([{ name: 'msg.ci.update', payload: { changeNumber: 'REQ000001', changes: [] } }]);
  expect(walk.statuses).toEqual(['fulfilling', 'fulfilled']);
});

test('given an item nothing in the CMDB hangs on, when it is late, then that is said and nobody else is told', async () => {
  const walk = await begun({ fulfilmentBreached: true });
  await walk.complete('UT3_fulfil', { ...work, taskId: 'prepare' });
  expect(coverage.add(walk).messages).toEqual([]);
  expect(walk.record['dueMet']).toBe(false);
});

test('given an automated item, when the system did it, then nobody has to', async () => {
  const walk = coverage.add(await begun({ automation: 'reset-password' }, { 'automate-request': { outcome: 'done' } }));
  expect(walk.path).not.toContain('UT3_fulfil');
  expect(walk.record['automated']).toBe(true);
});

test('given an automated item, when the system fails, then people do it', async () => {
  const walk = await begun({ automation: 'reset-password' }, { 'automate-request': { outcome: 'failed' } });
  expect(walk.tasks).toEqual(['UT3_fulfil']);
  expect(coverage.add(walk).record['automated']).toBe(false);
});

test.each([
  ['again', undefined, ['UT3_fulfil']],
  ['go-on', 'EE1_fulfilled', []],
  ['cancel', 'EE2_failed', []],
])(
  'given a task that cannot be done, when the process owner decides %s, then it is so',
  async (decision, end, tasks) => {
    const walk = await begun({ tasks: [{ ...task, done: false, result: 'Out of stock' }] });
    await walk.complete('UT3_fulfil', { done: 'no', result: 'Out of stock', taskId: 'prepare' });
    expect(walk.task('UT5_decide').candidateGroups).toEqual(['process-owner']);
    await walk.complete('UT5_decide', { decision, reason: 'Talked to both' });
    expect(coverage.add(walk).end?.elementId).toBe(end);
    expect(walk.tasks).toEqual(expect.arrayContaining(tasks));
    expect(walk.record['failureReason'] ?? null).toBe(decision === 'cancel' ? 'Talked to both' : null);
  },
);

test('given these walks, then every element and flow of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
