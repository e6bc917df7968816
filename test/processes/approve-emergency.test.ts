import { expect, test } from 'vitest';
import { answers, found, submitted, vote } from './support/change-case.ts';
import { Coverage } from './support/coverage.ts';
import { type Answers, Walk } from './support/walk.ts';

const model = 'change/approve-emergency';
const coverage = new Coverage();
const emergency = { ...submitted, changeType: 'emergency', requesterId: 'li-na', emergencyRequested: true };
const begun = async (services: NonNullable<Answers['services']> = {}) =>
  (await Walk.of(model, emergency, answers({ services }))).start();
const p1 = found({ openIncidentPriority: 'P1' });
/** An hour passed without enough votes. */
const over = async (services: NonNullable<Answers['services']>) => (await begun(services)).fire('BT4_over');

test('given an emergency, then neither its requester nor its implementer has a seat, and it gets a window of four hours', async () => {
  const walk = await begun();
  expect(walk.task('UT7_approve')).toMatchObject({ inputs: { approvalRule: { needed: 2 } } });
  expect(walk.record).toMatchObject({
    plannedStart: '2026-03-09T10:00:00+08:00',
    plannedEnd: '2026-03-09T14:00:00+08:00',
    backoutMinutes: 30,
  });
  await walk.fire('BT3_late');
  await vote(walk, 'UT7_approve', 'approve', 'open');
  await vote(walk, 'UT7_approve', 'approve', 'approved');

  expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE2_approved', variables: { outcome: 'approved' } });
  expect(walk.services.map(({ service }) => service)).toEqual(['find-people', 'offer-votes']);
});

test.each([
  { decision: 'reject', outcome: 'rejected', at: 'EE4_rejected', leaves: 'rejected' },
  { decision: 'more-info', outcome: 'more-info', at: 'EE3_normal', leaves: 'revise' },
])(
  'given an emergency, when the board says $decision, then it leaves as $leaves',
  async ({ decision, outcome, at, leaves }) => {
    const walk = await begun();
    await vote(walk, 'UT7_approve', decision, outcome, 'It can wait');

    expect(coverage.add(walk).end).toMatchObject({ elementId: at, variables: { outcome: leaves } });
  },
);

test('given an hour without votes, when a P1 is open, then it goes on by authority of somebody else than those it is of', async () => {
  const walk = await over(p1);

  expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE1_authority', variables: { outcome: 'authority' } });
  expect(walk.record['authorityBy']).toBe('xu-fang');
});

test('given an hour without votes, when no P1 is open, then top management decides', async () => {
  const walk = await over({});
  await vote(walk, 'UT7b_decide', 'approve', 'approved');

  expect(coverage.add(walk).end?.elementId).toBe('EE2_approved');
});

test('given an hour without votes, when only those the change is of could be named, then top management decides', async () => {
  const walk = await begun({ ...p1, 'find-people': { people: [{ value: 'xu-fang' }, { value: 'guo-bin' }] } });
  await walk.change({ requesterId: 'guo-bin', implementerId: 'xu-fang' });
  await walk.fire('BT4_over');
  await vote(walk, 'UT7b_decide', 'reject', 'rejected', 'Not now');

  expect(coverage.add(walk).end?.elementId).toBe('EE4_rejected');
  expect(walk.record).toMatchObject({ authorityBy: null, outcomeReason: 'Not now' });
});

test('given a board whose members are all of the change itself, then it goes on as if nobody had voted', async () => {
  const walk = await begun({ 'find-people': { people: [{ value: 'li-na' }, { value: 'wang-lei' }] } });
  expect(walk.tasks).toEqual(['UT7b_decide']);
  await vote(walk, 'UT7b_decide', 'approve', 'approved');

  expect(coverage.add(walk).end?.elementId).toBe('EE2_approved');
});

test('given these walks, then every element and flow of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
