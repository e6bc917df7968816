import { expect, test } from 'vitest';
import type { Variables } from '../../engine/index.ts';
import { Coverage } from './support/coverage.ts';
import { answers, request } from './support/request-case.ts';
import { type Answers, Walk } from './support/walk.ts';

const model = 'service-request/access-expiry';
const coverage = new Coverage();
const access: Variables = {
  ...request,
  catalogueItemId: 'R03',
  formData: { serviceId: 'erp', endDate: '2026-06-01' },
  accessEnd: '2026-06-01',
  accessEndsAt: '2026-06-01T10:00:00.000Z',
  renewalOpensAt: '2026-05-18T01:00:00.000Z',
  renewalAskAt: '2026-05-25T01:00:00.000Z',
  accessMaxDays: 365,
};
const begun = async (fields: Variables = {}, differing: Answers = {}) =>
  (await Walk.of(model, { ...access, ...fields }, answers(differing))).start({ payload: {} }, 'SE2_granted');

test('given access nobody renews, when its last day is over, then it is removed and the configuration is told', async () => {
  const walk = await begun({}, { calls: { 'automate-request': { outcome: 'done' } } });
  await walk.fire('TC2_ask');
  expect(walk.task('UT5_renew')).toMatchObject({ candidateUsers: ['sun-hao'], candidateGroups: [] });
  await walk.fire('BT1_last_day');
  expect(coverage.add(walk).end?.elementId).toBe('EE2_removed');
  expect(walk.record['accessRevokedAt']).toEqual(expect.any(String));
  expect(walk.messages).toMatchObject([{ name: 'msg.ci.update', payload: { changeNumber: 'REQ000001' } }]);
});

test('given no system that removes it, when its last day is over, then the group does it by hand', async () => {
  const walk = await begun({ lineManagerId: null }, { calls: { 'automate-request': { outcome: 'failed' } } });
  await walk.fire('TC2_ask');
  expect(walk.task('UT5_renew').candidateGroups).toEqual(['sms-manager']);
  await walk.complete('UT5_renew', { renew: 'no' });
  await walk.fire('TC3_last_day');
  expect(walk.task('UT3b_revoke').candidateGroups).toEqual(['DESK']);
  await walk.complete('UT3b_revoke', { result: 'Role removed' });
  expect(coverage.add(walk).record).toMatchObject({
    revocationNote: 'Role removed',
    accessRevokedAt: expect.any(String),
  });
});

test('given privileged access, when its renewal opens, then holder and manager are told before the manager is asked', async () => {
  const walk = await begun({ privileged: true });
  expect(walk.tasks).toEqual([]);
  await walk.fire('TC1_opens');
  expect(coverage.add(walk).path).toContain('ST1_tell');
});

test('given a manager who renews, when the new request is approved, then the access stays', async () => {
  const walk = await begun({}, { services: { 'find-renewal': { renewedBy: 'REQ000002' } } });
  await walk.fire('TC2_ask');
  await walk.complete('UT5_renew', { renew: 'yes', newEnd: '2026-12-31' });
  expect(walk.messages).toMatchObject([
    {
      name: 'msg.request.create',
      payload: { item: 'R03', renewalOf: 'REQ000001', formData: { serviceId: 'erp', endDate: '2026-12-31' } },
    },
  ]);
  await walk.fire('TC3_last_day');
  expect(coverage.add(walk).end?.elementId).toBe('EE1_renewed');
  expect(walk.record).toMatchObject({ renewedBy: 'REQ000002' });
});

test('given these walks, then every element and flow of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
