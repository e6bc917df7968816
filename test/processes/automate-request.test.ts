import { expect, test } from 'vitest';
import { Coverage } from './support/coverage.ts';
import { answers, request } from './support/request-case.ts';
import { Walk } from './support/walk.ts';

const model = 'service-request/automate-request';
const coverage = new Coverage();
const begun = async () => (await Walk.of(model, request, answers())).start({ operation: 'reset-password', data: {} });

test.each([
  ['done', 'EE1_done', 'done'],
  ['failed', 'EE2_not_done', 'failed'],
])('given an order, when the system answers %s, then it ends at %s', async (result, end, outcome) => {
  const walk = await begun();
  await walk.receive('MC1_answer', { result });
  expect(coverage.add(walk).end).toMatchObject({ elementId: end, variables: { outcome } });
});

test('given an order, when the system is silent for 15 minutes, then people have to do it', async () => {
  const walk = await begun();
  await walk.fire('TC1_silence');
  expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE2_not_done', variables: { outcome: 'failed' } });
});

test('given no connected system, when the work is ordered, then people have to do it', async () => {
  const walk = await Walk.of(model, request, { ...answers(), errors: { 'run-automation': 'NOT_CONNECTED' } });
  await walk.start({ operation: 'reset-password', data: {} });
  expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE2_not_done', variables: { outcome: 'failed' } });
});

test('given these walks, then every element and flow of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
