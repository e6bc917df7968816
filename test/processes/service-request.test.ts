import { expect, test } from 'vitest';
import type { Variables } from '../../engine/index.ts';
import { Coverage } from './support/coverage.ts';
import { answers, request } from './support/request-case.ts';
import { Walk } from './support/walk.ts';

const model = 'service-request/service-request';
const coverage = new Coverage();
const usual: Readonly<Record<string, Variables>> = {
  'register-request': { outcome: 'registered' },
  'request-approval': { outcome: 'approved' },
  'request-proposal': { outcome: 'agreed' },
  'wait-for-change': { changeNumber: 'CHG000001', outcome: 'successful' },
  'request-fulfilment': { outcome: 'fulfilled' },
};
const order = {
  catalogueItemId: 'R07',
  submission: { model: 'office' },
  completedBy: 'zhang-wei',
  completedByRoles: ['requester'],
};
const begun = async (
  calls: Readonly<Record<string, Variables>> = {},
  fields: Variables = {},
  variables: Variables = order,
) =>
  (await Walk.of(model, { ...request, ...fields }, answers({ calls: { ...usual, ...calls } }))).start(
    variables,
    'SE1_submitted',
  );

test('given an order, when everything goes well, then it is closed', async () => {
  const walk = await begun({ 'close-request': { outcome: 'closed', again: [] } });
  expect(coverage.add(walk).end?.elementId).toBe('EE1_closed');
  expect(walk.record).toMatchObject({ beneficiaryId: 'zhang-wei', source: 'portal', formData: { model: 'office' } });
  expect(walk.statuses).toEqual(['approved', 'closed']);
});

test('given somebody on the phone, when the desk orders for them, then it is their request', async () => {
  const submission = { model: 'office', beneficiaryId: 'sun-hao' };
  const walk = await begun({}, {}, { ...order, submission, completedBy: 'li-na', completedByRoles: ['service-desk'] });
  expect(coverage.add(walk).record).toMatchObject({ requesterId: 'sun-hao', beneficiaryId: 'sun-hao', source: 'desk' });
});

test.each([
  ['hr-system', { source: 'hr-system' }, { source: 'hr-system', requesterId: null, sourceNumber: null }],
  [
    'incident management',
    { source: 'INC000001' },
    { source: 'process', requesterId: 'zhang-wei', sourceNumber: 'INC000001' },
  ],
  [
    'a renewal',
    { source: 'access-expiry', sourceNumber: 'REQ000001', renewalOf: 'REQ000001', requester: 'sun-hao' },
    { source: 'renewal', requesterId: 'sun-hao', renewalOf: 'REQ000001' },
  ],
])(
  'given a message of %s, when it arrives, then the record says where it is from',
  async (_from, payload, expected) => {
    const walk = await Walk.of(model, { ...request, requesterId: null }, answers({ calls: usual }));
    await walk.start({ payload: { item: 'R03', beneficiary: 'zhang-wei', formData: {}, ...payload } }, 'SE2_created');
    expect(coverage.add(walk).record).toMatchObject(expected);
  },
);

test.each([
  ['not entitled', { 'register-request': { outcome: 'not-entitled' } }, 'EE2_not_entitled'],
  ['an incident', { 'register-request': { outcome: 'incident' } }, 'EE4_retyped'],
  ['rejected', { 'request-approval': { outcome: 'rejected' } }, 'EE5_rejected'],
  ['expired', { 'request-approval': { outcome: 'expired' } }, 'EE3_expired'],
  ['no proposal', { 'request-proposal': { outcome: 'rejected' } }, 'EE5_rejected'],
  ['given up by those who fulfill it', { 'request-fulfilment': { outcome: 'failed' } }, 'EE6_failed'],
  ['given up in the end', { 'close-request': { outcome: 'given-up', again: [] } }, 'EE6_failed'],
])('given an order, when it is %s, then it ends there', async (_case, calls, end) => {
  expect(coverage.add(await begun(calls)).end?.elementId).toBe(end);
});

test.each([
  ['successful', true],
  ['successful-with-issues', true],
  ['failed', false],
])('given an item that needs a change, when the change is %s, then it goes on or fails', async (outcome, goesOn) => {
  const walk = coverage.add(
    await begun({ 'wait-for-change': { changeNumber: 'CHG000001', outcome } }, { changeKind: 'standard' }),
  );
  expect(walk.path.includes('CA4_fulfil')).toBe(goesOn);
  expect(walk.record).toMatchObject({ changeNumber: 'CHG000001', changeOutcome: outcome });
});

test('given a requester who is not content, when it is done again, then the named tasks are', async () => {
  const walk = await begun();
  await walk.return('CA5_close', { outcome: 'rework', again: ['prepare'] });
  expect(walk.record).toMatchObject({ reopenCount: 1, fulfilledAt: null });
  await walk.return('CA5_close', { outcome: 'closed', again: [] });
  expect(coverage.add(walk).end?.elementId).toBe('EE1_closed');
});

test('given an open request, when the requester comments and withdraws it, then it is cancelled', async () => {
  const walk = await begun();
  await walk.receive('ES2_start', { by: 'zhang-wei', text: 'Please soon' });
  expect(walk.record['comments']).toMatchObject([{ by: 'zhang-wei', text: 'Please soon' }]);
  await walk.receive('ES1_start', { by: 'zhang-wei', reason: 'No longer needed' });
  expect(coverage.add(walk).record['cancelReason']).toBe('No longer needed');
  expect(walk.statuses.at(-1)).toBe('cancelled');
});

test('given these walks, then every element and flow of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
