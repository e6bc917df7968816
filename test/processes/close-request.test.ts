import { expect, test } from 'vitest';
import type { Variables } from '../../engine/index.ts';
import { Coverage } from './support/coverage.ts';
import { answers, request, task } from './support/request-case.ts';
import { Walk } from './support/walk.ts';

const model = 'service-request/close-request';
const coverage = new Coverage();
const begun = async (fields: Variables = {}) =>
  (await Walk.of(model, { ...request, tasks: [{ ...task, done: true }], ...fields }, answers())).start();
const no = { confirmed: 'no', again: ['prepare'], comment: 'The keyboard is broken' };

test('given a fulfilled request, when the requester confirms, then it is closed with what they thought of it', async () => {
  const walk = await begun();
  expect(walk.task('UT4_confirm')).toMatchObject({
    assignee: 'zhang-wei',
    inputs: { doneTasks: [{ value: 'prepare', label: { en: 'Prepare the laptop', zh: '准备电脑' } }] },
  });
  await walk.complete('UT4_confirm', { confirmed: 'yes', csat: '4' });
  expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE1_done', variables: { outcome: 'closed', again: [] } });
  expect(walk.record).toMatchObject({ csat: 4, surveyed: false });
});

test('given access that ends, when nobody answers for three days, then its end is watched', async () => {
  const walk = await begun({ accessEnd: '2026-06-01', accessEndsAt: '2026-06-01T10:00:00.000Z' });
  await walk.fire('BT1_no_answer');
  expect(coverage.add(walk).messages).toMatchObject([
    { name: 'msg.access.granted', payload: { recordNumber: 'REQ000001', accessEnd: '2026-06-01' } },
  ]);
});

test('given a request of the personnel system, when it is fulfilled, then there is nobody to ask', async () => {
  expect(coverage.add(await begun({ requesterId: null })).path).not.toContain('UT4_confirm');
});

test('given a requester who is not content, when they say what, then only that is done again', async () => {
  const walk = await begun();
  await walk.complete('UT4_confirm', no);
  expect(coverage.add(walk).end).toMatchObject({
    elementId: 'EE2_rework',
    variables: { outcome: 'rework', again: ['prepare'] },
  });
});

test.each([
  ['again', 'EE2_rework'],
  ['go-on', 'EE1_done'],
  ['cancel', 'EE3_given_up'],
])('given five returns, when the process owner decides %s, then it ends at %s', async (decision, end) => {
  const walk = await begun({ reopenCount: 5 });
  await walk.complete('UT4_confirm', no);
  await walk.complete('UT6_decide', { decision, reason: 'Talked to both' });
  expect(coverage.add(walk).end?.elementId).toBe(end);
});

test('given these walks, then every element and flow of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
