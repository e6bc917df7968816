import { expect, test } from 'vitest';
import { Coverage } from './support/coverage.ts';
import { answers, classified } from './support/incident-case.ts';
import { Walk } from './support/walk.ts';

const model = 'incident/leave-incident';
const coverage = new Coverage();

test.each([
  ['duplicate', 'EE2_duplicate', 'closed'],
  ['request', 'EE4_retyped', 're-typed'],
  ['cancelled', 'EE3_cancelled', 'cancelled'],
])('given an incident others wait for, when it ends as %s, then they are released', async (outcome, end, status) => {
  const waiting = { services: { 'withdraw-record': { childNumbers: ['INC000002', 'INC000003'] } } };
  const walk = await (await Walk.of(model, classified, answers(waiting))).start({ outcome });

  expect(coverage.add(walk).end?.elementId).toBe(end);
  expect(walk.statuses).toEqual([status]);
  expect(walk.messages).toEqual([
    { name: 'msg.incident.parent-resolved', key: 'INC000002', payload: { number: 'INC000001', released: true } },
    { name: 'msg.incident.parent-resolved', key: 'INC000003', payload: { number: 'INC000001', released: true } },
  ]);
});

test('given all these walks, then every element of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
