import { expect, test } from 'vitest';
import type { Variables } from '../../engine/index.ts';
import { Coverage } from './support/coverage.ts';
import { answers, request } from './support/request-case.ts';
import { Walk } from './support/walk.ts';

const model = 'service-request/register-request';
const coverage = new Coverage();
const walk = async (verdict: Variables, fields: Variables = {}) =>
  (await Walk.of(model, { ...request, ...fields }, answers({ services: { 'check-entitlement': verdict } }))).start();
const unclear = { verdict: 'unclear', refusal: null, answered: true };

test.each([
  ['nobody important', {}, 'P3'],
  ['a VIP', { vip: true }, 'P2'],
  ['safety', { safety: true }, 'P2'],
])(
  'given an order that is clear and concerns %s, when it arrives, then it is registered with its priority',
  async (_who, fields, priority) => {
    const done = coverage.add(await walk({ verdict: 'entitled', refusal: null, answered: true }, fields));
    expect(done.record['priority']).toBe(priority);
    expect(done.end).toMatchObject({ elementId: 'EE1_registered', variables: { outcome: 'registered' } });
  },
);

test('given somebody who is not entitled, when it arrives, then it ends and the requester is told', async () => {
  const done = coverage.add(await walk({ verdict: 'not-entitled', refusal: 'role', answered: true }));
  expect(done.end).toMatchObject({ elementId: 'EE2_not_entitled', variables: { outcome: 'not-entitled' } });
  expect(done.record['refusal']).toBe('role');
});

test('given a question, when the desk says that something is broken, then an incident is reported', async () => {
  const done = await walk(unclear, { catalogueItemId: 'R12', formData: { details: 'My screen is black' } });
  expect(done.task('UT0_triage')).toMatchObject({
    candidateGroups: ['service-desk'],
    inputs: { description: 'My screen is black' },
  });
  await done.complete('UT0_triage', { nature: 'incident', serviceId: 'mail' });
  expect(coverage.add(done).end).toMatchObject({ elementId: 'EE3_incident', variables: { outcome: 'incident' } });
  expect(done.messages).toMatchObject([
    {
      name: 'msg.incident.create',
      payload: { symptom: 'My screen is black', serviceId: 'mail', requesterId: 'zhang-wei' },
    },
  ]);
});

test('given a question, when the desk leaves the item as it is, then it is checked again at once', async () => {
  const done = await walk(unclear, { catalogueItemId: 'R12' });
  await done.complete('UT0_triage', { nature: 'request', catalogueItemId: 'R12', beneficiaryId: 'zhang-wei' });
  expect(coverage.add(done).tasks).toEqual(['UT0_triage']);
});

test('given another item, when the desk chooses it, then the requester fills in its form', async () => {
  const done = await walk(unclear, { catalogueItemId: null, requesterId: null });
  await done.complete('UT0_triage', { nature: 'request', catalogueItemId: 'R10', beneficiaryId: 'sun-hao' });
  expect(done.task('UT1_fill')).toMatchObject({
    formId: 'request-r10',
    candidateUsers: [],
    candidateGroups: ['service-desk'],
  });
  await done.complete('UT1_fill', { submission: { endDate: '2026-12-31' } });
  expect(coverage.add(done).record).toMatchObject({
    catalogueItemId: 'R10',
    beneficiaryId: 'sun-hao',
    formData: { endDate: '2026-12-31' },
  });
});

test('given an order that stays unclear, when it comes to the fifth look, then the process owner takes over', async () => {
  const done = await walk(unclear, { catalogueItemId: 'R12' });
  for (let pass = 1; pass < 5; pass += 1)
    await done.complete('UT0_triage', { nature: 'request', catalogueItemId: 'R12', beneficiaryId: 'zhang-wei' });
  expect(done.task('UT0_triage').candidateGroups).toEqual(['process-owner']);
});

test('given these walks, then every element and flow of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
