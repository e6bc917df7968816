import { expect, test } from 'vitest';
import type { Variables } from '../../engine/index.ts';
import { Coverage } from './support/coverage.ts';
import { answers, request } from './support/request-case.ts';
import { Walk } from './support/walk.ts';

const model = 'service-request/request-approval';
const coverage = new Coverage();
const seat = (role: string, userId: string): Variables => ({ role, roles: [role], userId, userIds: [userId] });
const seats = [seat('line-manager', 'sun-hao'), seat('finance', 'hu-bo')];
const begun = async (order: Variables = request) =>
  (await Walk.of(model, order, answers({ services: { 'resolve-approvers': { approvers: seats } } }))).start();
/** The server writes votes and the outcome of the round before the task completes. */
const vote = async (walk: Walk, decision: 'approve' | 'reject', comment: string | null = null) => {
  const earlier = (walk.record['approvals'] ?? []) as Variables[];
  const isLast = earlier.length + 1 === seats.length;
  const outcome = decision === 'reject' ? 'rejected' : isLast ? 'approved' : 'open';
  await walk.change({ approvals: [...earlier, { decision, comment }], approvalOutcome: outcome });
  await walk.complete('UT2_approve', { decision, vote: { decision } });
};

test('given two approvers, when both approve one after the other, then the request is approved', async () => {
  const walk = await begun();
  expect(walk.task('UT2_approve')).toMatchObject({ candidateUsers: ['sun-hao'], inputs: { cost: 6800 } });
  await vote(walk, 'approve');
  expect(walk.task('UT2_approve').candidateUsers).toEqual(['hu-bo']);
  await vote(walk, 'approve');
  expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE1_approved', variables: { outcome: 'approved' } });
  expect(walk.record).toMatchObject({ approvedAt: expect.any(String), approvalEndedAt: expect.any(String) });
  expect(walk.statuses).toEqual(['awaiting-approval']);
});

test('given a rejection, when it is the first, then nobody else is asked and the reason is kept', async () => {
  const walk = await begun();
  await vote(walk, 'reject', 'Too dear');
  expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE3_not_approved', variables: { outcome: 'rejected' } });
  expect(walk.record['rejectionReason']).toBe('Too dear');
});

test('given a round that ends without a decision for it, when its last task is done, then the request is not approved', async () => {
  const walk = await begun();
  await walk.change({ approvalOutcome: 'void' });
  await walk.complete('UT2_approve', { decision: 'approve', vote: { decision: 'approve' } });
  expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE3_not_approved', variables: { outcome: 'rejected' } });
});

test('given nobody who has to approve, when it is registered, then it counts as approved from the beginning', async () => {
  const walk = coverage.add(await begun({ ...request, catalogueItemId: 'R12', cost: 0 }));
  expect(walk.end).toMatchObject({ elementId: 'EE2_not_needed', variables: { outcome: 'approved' } });
  expect(walk.record['approvedAt']).toBe(request['registeredAt']);
});

test('given a silent approver, when time passes, then they are reminded, their manager is asked, and it expires', async () => {
  const walk = await begun();
  await walk.fire('BT1_reminder');
  await walk.fire('BT2_escalate');
  expect(walk.tasks).toEqual(['UT2_approve']);
  await walk.fire('BT3_expire');
  expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE3_not_approved', variables: { outcome: 'expired' } });
});

test('given these walks, then every element and flow of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
