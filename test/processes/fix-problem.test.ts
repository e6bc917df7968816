import { expect, test } from 'vitest';
import { Coverage } from './support/coverage.ts';
import { accepted, answers } from './support/problem-case.ts';
import { type Answers, Walk } from './support/walk.ts';

const model = 'problem/fix-problem';
const coverage = new Coverage();

async function begun(record = accepted, differing: Answers = {}): Promise<Walk> {
  return (await Walk.of(model, record, answers(differing))).start();
}

async function watching(record = accepted, differing: Answers = {}): Promise<Walk> {
  const walk = await begun(record, differing);
  return walk.return('CA1_change', { changeNumber: 'CHG000001', outcome: 'successful', raiseKey: 'PRB000001:1' });
}

const foundAgain: Answers = { services: { 'find-recurrences': { numbers: ['INC000009'] } } };

test('given a successful change, when thirty days pass without an incident, then the fix was effective', async () => {
  const walk = await watching();
  expect(walk.record).toMatchObject({
    changeNo: 'CHG000001',
    changeRaiseKey: 'PRB000001:1',
    monitorUntil: '2026-04-08T02:00:00Z',
  });
  walk.now = new Date('2026-04-08T02:00:00.000Z');
  await walk.fire('TC1_quiet');

  expect(coverage.add(walk).end?.variables).toMatchObject({ outcome: 'fixed' });
  expect(walk.statuses).toEqual(['fix-in-progress', 'resolved-monitoring']);
  expect(walk.record['effectivenessCheck']).toEqual({
    at: '2026-04-08T10:00:00+08:00',
    recurrences: 0,
    result: 'effective',
  });
});

test('given an incident of the same key, then the search goes on at once', async () => {
  const walk = await watching(accepted, foundAgain);
  await walk.receive('MC1_recurrence', { incident: 'INC000009' });

  expect(coverage.add(walk).end?.variables).toMatchObject({ outcome: 'again' });
  expect(walk.record).toMatchObject({ recurrences: ['INC000009'], effectivenessCheck: { result: 'recurred' } });
});

test('given a corrected outcome, then a change that was backed out opens it again, one with issues does not', async () => {
  const walk = await watching();
  await walk.receive('MC2_corrected', { number: 'CHG000001', outcome: 'successful-with-issues', corrects: 'm1' });
  expect(walk.end).toBeNull();
  await walk.receive('MC2_corrected', { number: 'CHG000001', outcome: 'backed-out', corrects: 'm2' });

  expect(coverage.add(walk).end?.variables).toMatchObject({ outcome: 'again' });
  expect(walk.record).toMatchObject({ changeOutcome: 'backed-out', effectivenessCheck: { result: 'undone' } });
});

test.each(['failed', 'rejected', 'cancelled', 'backed-out'])(
  'given a change that is %s, then the search goes on',
  async (outcome) => {
    const walk = await begun();
    await walk.return('CA1_change', { changeNumber: 'CHG000001', outcome, raiseKey: 'PRB000001:1' });

    expect(coverage.add(walk).end?.variables).toMatchObject({ outcome: 'again' });
    expect(walk.statuses).toEqual(['fix-in-progress']);
  },
);

test.each([
  { option: 'again', outcome: 'again' },
  { option: 'go-on', outcome: 'fixed' },
])(
  'given five attempts without effect, when the owner says $option, then it is $outcome',
  async ({ option, outcome }) => {
    const walk = await begun({ ...accepted, reopenCount: 5 });
    await walk.return('CA1_change', { changeNumber: 'CHG000001', outcome: 'failed', raiseKey: 'PRB000001:1' });
    await walk.complete('UT9_decide', { option, reason: 'Talked to all of them.' });

    expect(coverage.add(walk).end?.variables).toMatchObject({ outcome });
  },
);

test('given all these walks, then every element of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
