import { expect, test } from 'vitest';
import { Coverage } from './support/coverage.ts';
import { accepted, answers, weighed } from './support/problem-case.ts';
import { type Answers, Walk } from './support/walk.ts';

const model = 'problem/root-cause';
const coverage = new Coverage();
const cause = {
  found: 'yes',
  rcaMethod: '5-why',
  timeline: '09:00 slow',
  rootCause: 'An index is missing',
  causeClass: 'configuration',
  evidenceFiles: ['file-1'],
  fixOptions: [
    { text: 'Add the index', cost: 300_000, risk: 'low', chosen: true },
    { text: 'Another database', cost: 900_000, risk: 'high', chosen: false },
  ],
  legalOrSecurity: 'no',
};
const notFound = { found: 'no', analysis: 'Looked at the logs of a week.' };

async function begun(differing: Answers = {}): Promise<Walk> {
  return (await Walk.of(model, accepted, answers(differing))).start();
}

test('given a fix of 300 000 against 60 000 a year, then it is proposed to leave the cause', async () => {
  const walk = await begun();
  await walk.complete('UT4_root_cause', cause);

  expect(coverage.add(walk).end?.variables).toMatchObject({ outcome: 'residual' });
  expect(walk.statuses).toEqual(['investigating', 'known-error']);
  expect(walk.record).toMatchObject({
    fixProposal: 'residual',
    fixOption: 'Add the index',
    yearlyCost: 6_000_000,
    fixOptions: [{ cost: 30_000_000 }, { cost: 90_000_000 }],
    rootCauseFoundAt: '2026-03-09T10:00:00+08:00',
  });
});

test.each([
  { balance: 0, highPrioritySource: false, legalOrSecurity: 'no', why: 'it pays back exactly' },
  { balance: -1, highPrioritySource: true, legalOrSecurity: 'no', why: 'a P1 came of it' },
  { balance: -1, highPrioritySource: false, legalOrSecurity: 'yes', why: 'the law demands it' },
])('given a cause, when $why, then it is to be fixed', async ({ legalOrSecurity, ...facts }) => {
  const walk = await begun(weighed(facts));
  await walk.complete('UT4_root_cause', { ...cause, legalOrSecurity });

  expect(coverage.add(walk).end?.variables).toMatchObject({ outcome: 'fix' });
});

test('given no option is marked, then the cheapest one is reckoned with', async () => {
  const walk = await begun();
  await walk.complete('UT4_root_cause', {
    ...cause,
    fixOptions: [
      { text: 'A', cost: 900, risk: 'low' },
      { text: 'B', cost: 400, risk: 'low' },
    ],
  });

  expect(coverage.add(walk).services.find(({ service }) => service === 'weigh-problem')?.inputs).toMatchObject({
    fixCost: 40_000,
    hourlyRate: 20_000,
    payback: 2,
  });
});

test('given no cause, then more time is given twice and no more', async () => {
  const walk = await begun();
  const options = () => walk.task('UT5_decide').inputs['options'];
  const names = () => (options() as { value: string }[]).map(({ value }) => value);

  for (const time of [1, 2]) {
    await walk.complete('UT4_root_cause', notFound);
    expect(names()).toEqual(['more-time', 'ask-supplier', 'stop']);
    await walk.complete('UT5_decide', { option: 'more-time', reason: 'The logs of April will help.' });
    expect(walk.record).toMatchObject({ extensions: time, rcaWorkDue: '2026-04-21T02:00:00.000Z' });
  }
  await walk.complete('UT4_root_cause', notFound);
  expect(names()).toEqual(['ask-supplier', 'stop']);
  await walk.complete('UT5_decide', {
    option: 'ask-supplier',
    reason: 'They know the product.',
    contract: 'CON000001',
  });
  expect(walk.messages).toMatchObject([{ name: 'msg.supplier.breach', key: 'CON000001' }]);
  for (const _pass of [4, 5]) {
    await walk.complete('UT4_root_cause', notFound);
    await walk.complete('UT5_decide', { option: 'ask-supplier', reason: 'Asked them once more.' });
  }
  await walk.complete('UT4_root_cause', notFound);
  expect(names()).toEqual(['stop']);
  await walk.complete('UT5_decide', { option: 'stop', reason: 'Nobody knows it any better.' });

  expect(coverage.add(walk).end?.variables).toMatchObject({ outcome: 'residual' });
  expect(walk.record).toMatchObject({ stopReason: 'Nobody knows it any better.', analysis: notFound.analysis });
});

test('given all these walks, then every element of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
