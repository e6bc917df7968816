import { expect, test } from 'vitest';
import { answers, described, submitted } from './support/change-case.ts';
import { Coverage } from './support/coverage.ts';
import { type Answers, Walk } from './support/walk.ts';

const model = 'change/change';
const coverage = new Coverage();

/** Every called model ends as well as it can, with what differs. */
function everything(differing: Answers['calls'] = {}): Answers {
  return answers({
    calls: {
      'assess-change': { route: 'approve' },
      'decide-on-change': { outcome: 'approved' },
      'schedule-change': { outcome: 'change' },
      'implement-change': { outcome: 'successful' },
      'await-implementation': { outcome: 'successful' },
      'announce-outcome': {},
      'review-change': {},
      ...differing,
    },
  });
}

/** Leaves out the answers of some called models, so that they stay open. */
function without(names: readonly string[], answered: Answers = everything()): Answers {
  const calls = Object.fromEntries(Object.entries(answered.calls ?? {}).filter(([name]) => !names.includes(name)));
  return { ...answered, calls };
}

const requested = async (answered: Answers) =>
  (await Walk.of(model, { number: 'CHG000001' }, answered)).start(
    { ...described, completedBy: 'wang-lei' },
    'SE1_requested',
  );

test('given a person requests it, when all goes well, then it is assessed, approved, carried out, told and reviewed', async () => {
  const walk = coverage.add(await requested(everything()));

  expect(walk.end?.elementId).toBe('EE1_closed');
  expect(walk.record).toMatchObject({ requesterId: 'wang-lei', serviceId: 'mail', cost: 12_000, listeners: [] });
  expect(walk.statuses).toEqual(['submitted', 'closed']);
});

test.each([
  { how: 'it is a standard change', calls: { 'assess-change': { route: 'standard' } } },
  {
    how: 'nobody votes on an emergency',
    calls: { 'assess-change': { route: 'emergency' }, 'decide-on-change': { outcome: 'authority' } },
  },
  { how: 'others do the work', calls: { 'schedule-change': { outcome: 'others' } } },
  { how: 'it was made already', calls: { 'assess-change': { route: 'unauthorised' } } },
])('given a request, when $how, then it ends with its review', async ({ calls }) => {
  expect(coverage.add(await requested(everything(calls))).end?.elementId).toBe('EE1_closed');
});

test.each([
  { how: 'it is not taken on', calls: { 'assess-change': { route: 'rejected' } }, outcome: 'rejected' },
  { how: 'it is not approved', calls: { 'decide-on-change': { outcome: 'rejected' } }, outcome: 'rejected' },
  { how: 'no window is wanted any more', calls: { 'schedule-change': { outcome: 'cancelled' } }, outcome: 'cancelled' },
  {
    how: 'whoever does the work gives it up',
    calls: { 'schedule-change': { outcome: 'others' }, 'await-implementation': { outcome: 'cancelled' } },
    outcome: 'cancelled',
  },
])('given a request, when $how, then it is told as $outcome and ends', async ({ calls, outcome }) => {
  const walk = await requested(without(['announce-outcome'], everything(calls)));
  expect(walk.call('CA9_announce').variables).toMatchObject({ outcome });
  await walk.change({ outcome });
  await walk.return('CA9_announce', {});

  expect(coverage.add(walk).end?.elementId).toBe(outcome === 'rejected' ? 'EE2_rejected' : 'EE3_cancelled');
  expect(walk.statuses.at(-1)).toBe(outcome);
});

test('given a change another process raises, when it is described, sent back and revised, then it goes the same way', async () => {
  const walk = await Walk.of(model, { number: 'CHG000001' }, without(['assess-change', 'decide-on-change']));
  const payload = {
    source: 'PRB000001',
    replyTo: 'PRB000001:1',
    reason: 'Fix the index',
    serviceId: 'mail',
    ciIds: ['mail-01'],
  };
  await walk.start({ payload }, 'SE2_raised');
  expect(walk.record).toMatchObject({ listeners: ['PRB000001:1'], title: 'Fix the index', requesterId: null });

  await walk.complete('UT1_submit', described);
  await walk.return('CA1_assess', { route: 'incomplete' });
  await walk.complete('UT1_submit', described);
  await walk.return('CA1_assess', { route: 'approve' });
  await walk.return('CA2_decide', { outcome: 'revise' });
  await walk.complete('UT1_submit', { ...described, requestedType: 'emergency' });
  await walk.return('CA1_assess', { route: 'emergency' });
  await walk.return('CA2_decide', { outcome: 'approved' });

  expect(coverage.add(walk).end?.elementId).toBe('EE1_closed');
  expect(walk.record['emergencyRequested']).toBe(true);
});

test.each([
  { decision: 'go-on', end: 'EE1_closed' },
  { decision: 'again', end: 'EE1_closed' },
  { decision: 'cancel', end: 'EE3_cancelled' },
])(
  'given a change that is sent back for the fifth time, when its process owner says $decision, then it ends at $end',
  async ({ decision, end }) => {
    const walk = await requested(without(['assess-change', 'announce-outcome']));
    for (let pass = 0; pass < 5; pass += 1) {
      await walk.return('CA1_assess', { route: 'incomplete' });
      await walk.complete('UT1_submit', described);
    }
    await walk.complete('UT0_decide', { decision, reason: 'It has to end.' });
    if (decision === 'again') {
      await walk.complete('UT1_submit', described);
      await walk.complete('UT0_decide', { decision: 'go-on', reason: 'As it stands.' });
    }
    if (decision === 'cancel') {
      await walk.change({ outcome: 'cancelled' });
      await walk.return('CA9_announce', {});
    } else {
      await walk.return('CA1_assess', { route: 'standard' });
      await walk.return('CA7_announce', {});
    }

    expect(coverage.add(walk).end?.elementId).toBe(end);
  },
);

test('given a change under way, then a comment is passed on, a release listens, and it can be withdrawn', async () => {
  const walk = await Walk.of(model, submitted, without(['assess-change']));
  await walk.start({ ...described, completedBy: 'wang-lei' }, 'SE1_requested');
  await walk.receive('ES2_start', { by: 'li-na', text: 'Ask the supplier' });
  await walk.receive('ES3_start', { number: 'CHG000001', replyTo: 'REL000001' });
  expect(walk.record).toMatchObject({ listeners: ['REL000001'], releaseNo: 'REL000001' });
  await walk.receive('ES1_start', { reason: 'Nobody needs it', by: 'wang-lei' });

  expect(coverage.add(walk).statuses.at(-1)).toBe('cancelled');
  expect(walk.record).toMatchObject({ cancelReason: 'Nobody needs it', outcomeReason: 'Nobody needs it' });
});

test('given these walks, then every element and flow of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
