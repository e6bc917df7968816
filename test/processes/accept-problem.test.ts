import { expect, test } from 'vitest';
import { Coverage } from './support/coverage.ts';
import { answers, raised } from './support/problem-case.ts';
import { Walk } from './support/walk.ts';

const coverage = new Coverage();

async function waiting(model: string, record = raised) {
  return (await Walk.of(model, record, answers())).start({ numbers: ['INC000009'], triggers: ['T3'], priority: 'P1' });
}

test.each([
  { triggerPriority: 'P3', impact: '2', urgency: '2', priority: 'P2', why: 'the matrix is higher' },
  { triggerPriority: 'P2', impact: '4', urgency: '4', priority: 'P2', why: 'the trigger is higher' },
])('given a problem, when it is accepted and $why, then it is $priority with its targets', async (given) => {
  const { triggerPriority, impact, urgency, priority } = given;
  const walk = await waiting('problem/accept-problem', { ...raised, triggerPriority });

  await walk.complete('UT1_accept', { verdict: 'accept', serviceId: 'hr', category: 'database', impact, urgency });

  expect(coverage.add(walk).end?.variables).toMatchObject({ outcome: 'accepted' });
  expect(walk.statuses).toEqual(['accepted']);
  expect(walk.record).toMatchObject({ priority, rootCauseDue: '2026-04-07T02:00:00.000Z' });
});

test('given a problem raised by a failed change, then what raised it gives its priority', async () => {
  const { triggerPriority: _none, ...unrated } = raised;
  const walk = await waiting('problem/accept-problem', { ...unrated, trigger: 'T6', triggers: ['T6'] });

  expect(coverage.add(walk).record).toMatchObject({ triggerPriority: 'P3' });
});

test('given no problem of its own, then it is rejected with the reason', async () => {
  const walk = await waiting('problem/accept-problem');

  await walk.complete('UT1_accept', { verdict: 'reject', reason: 'The user was mistaken.' });

  expect(coverage.add(walk).statuses).toEqual(['rejected']);
  expect(walk.record).toMatchObject({ closureCode: 'rejected', rejectReason: 'The user was mistaken.', impact: null });
});

test('given an open problem covers it, then its incidents are handed over and it is merged', async () => {
  const walk = await waiting('problem/accept-problem');

  await walk.complete('UT1_accept', { verdict: 'duplicate', duplicateOf: 'PRB000007' });

  expect(coverage.add(walk).statuses).toEqual(['merged']);
  expect(walk.record).toMatchObject({ mergedInto: 'PRB000007', closureCode: 'merged' });
  expect(walk.messages).toMatchObject([
    {
      name: 'msg.problem.raise',
      key: 'hr|software|page empty',
      payload: { sourceNumbers: ['INC000001', 'INC000002'], priority: 'P3' },
    },
  ]);
});

test.each([
  { status: 'accepted', priority: 'P3', becomes: 'P1' },
  { status: 'accepted', priority: 'P1', becomes: 'P1' },
  { status: 'new', priority: null, becomes: null },
  { status: 'accepted-residual', priority: 'P3', becomes: 'P3' },
])('given a $status problem of $priority, when a P1 joins, then it is $becomes', async (given) => {
  const { status, priority, becomes } = given;
  const walk = await waiting('problem/join-problem', { ...raised, status, priority, assigneeId: 'he-tao' });

  expect(coverage.add(walk).end?.elementId).toBe('EE1_linked');
  expect(walk.record).toMatchObject({ priority: becomes, sourceNumbers: ['INC000001', 'INC000002'] });
});

test('given all these walks, then every element of both models was reached', async () => {
  expect(await coverage.missing('problem/accept-problem')).toEqual([]);
  expect(await coverage.missing('problem/join-problem')).toEqual([]);
});
