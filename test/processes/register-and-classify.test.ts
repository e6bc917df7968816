import { expect, test } from 'vitest';
import { Coverage } from './support/coverage.ts';
import { answers, record } from './support/incident-case.ts';
import { Walk } from './support/walk.ts';

const model = 'incident/register-and-classify';
const coverage = new Coverage();
const start = async (fields = {}) => (await Walk.of(model, { ...record, ...fields }, answers())).start();
const facts = {
  nature: 'incident',
  category: 'software',
  impact: '3',
  urgency: '3',
  serviceState: 'degraded',
  usersAffected: 8,
};
const registered = {
  requesterId: 'zhang-wei',
  serviceId: 'hr',
  title: 'Page empty',
  symptom: 'Empty',
  source: 'phone',
};

test('given a report of the portal, when it is classified, then the desk was not asked to register it', async () => {
  const walk = await start();
  expect(walk.tasks).toEqual(['UT2_classify']);
  expect(walk.task('UT2_classify').inputs).toMatchObject({
    suggestedImpact: 3,
    suggestionReason: 'five-users-or-tier-one-degraded',
    impact: null,
  });

  await walk.complete('UT2_classify', facts);

  expect(coverage.add(walk).end?.variables).toMatchObject({ outcome: 'incident' });
  expect(walk.record).toMatchObject({ impact: 3, urgency: 3, category: 'software', contact: '8001' });
  expect(walk.statuses).toEqual(['classified']);
});

test('given a call at the desk, when it is registered late and classified late, then the duty manager is told twice', async () => {
  const walk = await start({ source: 'phone' });
  await walk.fire('BT1_late');
  await walk.complete('UT1_register', {
    ...registered,
    nature: 'incident',
    serviceState: 'degraded',
    securitySuspected: true,
  });
  await walk.fire('BT2_late');
  await walk.complete('UT2_classify', facts);

  expect(walk.path.filter((id) => id === 'ST4_tell_duty')).toHaveLength(2);
  expect(coverage.add(walk).record).toMatchObject({ source: 'phone', securitySuspected: true });
});

test.each([
  ['phone', true],
  ['process', false],
])(
  'given a report from %s, registered by the desk: %s, then it is not registered a second time',
  async (source, registeredByDesk) => {
    const walk = await Walk.of(model, { ...record, source }, answers());
    await walk.start({ registeredByDesk });

    expect(coverage.add(walk).tasks).toEqual(['UT2_classify']);
  },
);

test('given a call that is a request, when it is registered, then it is passed on', async () => {
  const walk = await start({ source: 'phone' });
  await walk.complete('UT1_register', { ...registered, nature: 'request', serviceState: 'up' });

  expect(coverage.add(walk).messages).toMatchObject([{ name: 'msg.request.create', key: 'INC000001' }]);
  expect(walk.end?.variables).toMatchObject({ outcome: 'request' });
});

test.each([
  ['request', 'EE4_request', 're-typed'],
  ['duplicate', 'EE2_duplicate', 'duplicate'],
] as const)('given a report, when it is classified as %s, then it ends as such', async (nature, end, closureCode) => {
  const walk = await start();
  await walk.complete('UT2_classify', { nature, duplicateOf: 'INC000009' });
  expect(walk.record).toMatchObject({ serviceState: 'degraded', usersAffected: 8 });

  expect(coverage.add(walk).path).toContain(end);
  expect(walk.record['closureCode']).toBe(closureCode);
});

test('given an alarm, when it arrives, then nobody is asked', async () => {
  const walk = await start({
    source: 'monitoring',
    alarmSeverity: 'critical',
    serviceState: 'down',
    usersAffected: null,
  });

  expect(coverage.add(walk).record).toMatchObject({ impact: 4, urgency: 1, usersAffected: 1 });
  expect(walk.end?.variables).toMatchObject({ outcome: 'incident' });
});

test('given all these walks, then every element of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
