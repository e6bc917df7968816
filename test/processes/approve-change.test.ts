import { expect, test } from 'vitest';
import type { Variables } from '../../engine/index.ts';
import { answers, assessed, vote } from './support/change-case.ts';
import { Coverage } from './support/coverage.ts';
import { type Answers, Walk } from './support/walk.ts';

const model = 'change/approve-change';
const coverage = new Coverage();
const begun = async (more: Variables = {}) => (await Walk.of(model, { ...assessed, ...more }, answers())).start();
const major: Variables = { changeType: 'major', riskLevel: 'very-high', designNumber: 'SDP000001' };
const minutes = (sides: readonly string[]) => ({
  attendees: sides.map((side) => ({ user: 'qian-li', side })),
  minutes: 'Risk was discussed.',
  decisions: [],
});

test('given a normal change, when all who are asked approve, then it is approved', async () => {
  const walk = await begun();
  expect(walk.task('UT4_approve')).toMatchObject({ assignee: 'xu-fang', inputs: { approvalRule: { needed: 'all' } } });
  await walk.fire('BT1_remind');
  await walk.fire('BT2_late');
  await vote(walk, 'UT4_approve', 'approve', 'open');
  await vote(walk, 'UT4_approve', 'approve', 'approved');

  expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE1_approved', variables: { outcome: 'approved' } });
  expect(walk.statuses).toEqual(['awaiting-approval', 'approved']);
  expect(walk.services.map(({ service }) => service)).toEqual(['resolve-approvers', 'notify', 'offer-votes']);
});

test('given a rejection, then its reason is that of the change, and nobody else is asked', async () => {
  const walk = await begun();
  await vote(walk, 'UT4_approve', 'reject', 'rejected', 'Too risky');

  expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE2_rejected', variables: { outcome: 'rejected' } });
  expect(walk.record['outcomeReason']).toBe('Too risky');
});

test.each(['more-info', 'not-quorate', 'void'])(
  'given votes that end as %s, then it has to be revised',
  async (outcome) => {
    const walk = await begun();
    await vote(walk, 'UT4_approve', 'more-info', outcome);

    expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE3_revise', variables: { outcome: 'revise' } });
  },
);

test('given a major change, then the board meets until the business is there, and top management decides after it', async () => {
  const walk = await begun(major);
  await walk.complete('UT5_meeting', minutes(['I', 'I']));
  await walk.complete('UT5_meeting', minutes(['I', 'B']));
  await vote(walk, 'UT4_approve', 'approve', 'approved');
  await vote(walk, 'UT6_top', 'approve', 'approved');

  expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE4_approved', variables: { outcome: 'approved' } });
  expect(walk.record['meetings']).toHaveLength(2);
  expect(walk.messages).toMatchObject([{ name: 'msg.change.authorised', key: 'SDP000001' }]);
});

test('given a major change, when the business never comes, then the board votes after five meetings; top management may refuse', async () => {
  const walk = await begun(major);
  for (let meeting = 0; meeting < 5; meeting += 1) await walk.complete('UT5_meeting', minutes(['I']));
  await vote(walk, 'UT4_approve', 'approve', 'approved');
  await vote(walk, 'UT6_top', 'reject', 'rejected', 'Not this year');

  expect(coverage.add(walk).end?.elementId).toBe('EE2_rejected');
});

test('given these walks, then every element and flow of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});

test('given any kind of change, then it is approved its own way, a major one after its design only', async () => {
  const ways = new Coverage();
  const decided = async (more: Variables, calls: NonNullable<Answers['calls']>) => {
    const walk = await Walk.of('change/decide-on-change', { ...assessed, ...more }, answers({ calls }));
    return ways.add(await walk.start()).end;
  };
  const approved = { 'approve-change': { outcome: 'approved' } };
  const emergency = { 'approve-emergency': { outcome: 'authority' } };
  const design = (outcome: string) => ({ 'await-design': { outcome }, ...approved });

  expect(await decided({}, approved)).toMatchObject({ elementId: 'EE2_decided', variables: { outcome: 'approved' } });
  expect(await decided(major, approved)).toMatchObject({ elementId: 'EE2_decided' });
  expect(await decided({ changeType: 'emergency' }, emergency)).toMatchObject({ variables: { outcome: 'authority' } });
  const undesigned = { ...major, designNumber: null };
  expect(await decided(undesigned, design('ready'))).toMatchObject({ elementId: 'EE2_decided' });
  expect(await decided(undesigned, design('stopped'))).toMatchObject({
    elementId: 'EE3_stopped',
    variables: { outcome: 'rejected' },
  });
  expect(await ways.missing('change/decide-on-change')).toEqual([]);
});

test('given a design that is asked for, then it is ready, stopped, chased, or given up', async () => {
  const waits = new Coverage();
  const waiting = async () =>
    (await Walk.of('change/await-design', { ...assessed, changeType: 'major' }, answers())).start();
  const outcome = (walk: Walk) => waits.add(walk).end?.variables['outcome'];

  const ready = await waiting();
  expect(ready.messages).toMatchObject([{ name: 'msg.design.start', key: 'CHG000001' }]);
  await ready.fire('TC1_late');
  await ready.complete('UT1_chase', { next: 'wait', note: 'Next week' });
  await ready.receive('MC1_ready', { number: 'SDP000001' });
  expect([outcome(ready), ready.record['designNumber']]).toEqual(['ready', 'SDP000001']);

  const stopped = await waiting();
  await stopped.receive('MC2_stopped', { number: 'SDP000001', outcome: 'stopped' });
  expect(outcome(stopped)).toBe('stopped');

  const givenUp = await waiting();
  await givenUp.fire('TC1_late');
  await givenUp.complete('UT1_chase', { next: 'stop', note: 'Nobody works on it' });
  expect(outcome(givenUp)).toBe('stopped');
  expect(await waits.missing('change/await-design')).toEqual([]);
});
