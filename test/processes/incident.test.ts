import { expect, test } from 'vitest';
import { Coverage } from './support/coverage.ts';
import { answers, classified } from './support/incident-case.ts';
import { type Answers, Walk } from './support/walk.ts';

const model = 'incident/incident';
const coverage = new Coverage();
const assessed = {
  impact: 3,
  urgency: 3,
  usersAffected: 8,
  serviceState: 'degraded',
  estimatedRestoreAt: null,
  priority: 'P3',
  serviceId: 'hr',
};
const ordinary = {
  'register-and-classify': { outcome: 'incident', knownErrors: [] },
  'set-priority-and-targets': { route: 'none', assessed },
};
const calls = (differing: Answers['calls'] = {}): Answers => answers({ calls: { ...ordinary, ...differing } });
const report = {
  serviceId: 'hr',
  title: 'Page empty',
  symptom: 'Empty',
  serviceState: 'degraded',
  startedAt: '2026-03-09T01:50:00Z',
};
const start = async (differing: Answers['calls'] = {}, fields = {}) =>
  (await Walk.of(model, { ...classified, ...fields }, calls(differing))).start({ ...report, completedBy: 'zhang-wei' });

test('given a report, when it is solved and confirmed, then the incident is closed', async () => {
  const walk = await start();
  expect(walk.record).toMatchObject({ requesterId: 'zhang-wei', source: 'portal', title: 'Page empty' });
  expect(walk.call('CA3_restore')).toMatchObject({ sameRecord: true, variables: { entry: 'new', knownErrors: [] } });
  await walk.return('CA3_restore', { outcome: 'solved' });
  expect(walk.call('CA4_close').variables).toEqual({ recorded: false, knownErrors: [] });
  await walk.return('CA4_close', { confirmed: true });

  expect(coverage.add(walk).end?.elementId).toBe('EE1_closed');
  expect(walk.statuses).toEqual(['closed']);
});

test('given somebody reports for another, when it starts, then the other is the requester', async () => {
  const walk = await Walk.of(model, classified, calls());
  await walk.start({ ...report, requesterId: 'sun-hao', source: 'phone', completedBy: 'li-na' });

  expect(walk.record).toMatchObject({ requesterId: 'sun-hao', source: 'phone' });
});

test.each(['duplicate', 'request'])('given a report, when it turns out a %s, then it ends', async (outcome) => {
  const walk = await start({ 'register-and-classify': { outcome } });
  expect(walk.call('CA6_leave').variables).toEqual({ outcome });
  await walk.return('CA6_leave', {});
  expect(coverage.add(walk).end?.elementId).toBe('EE2_otherwise');
});

test('given an alarm, when it repeats, then it is appended and nothing else happens', async () => {
  const walk = await Walk.of(model, { number: 'INC000001' }, calls());
  const payload = {
    source: 'monitoring',
    dedupKey: 'erp-disk',
    serviceId: 'erp',
    ciIds: ['db-07'],
    severity: 'minor',
    detectedAt: '2026-03-09T02:00:00.000Z',
  };
  await walk.start({ payload }, 'SE2_alert');
  expect(walk.record).toMatchObject({
    source: 'monitoring',
    title: 'erp-disk',
    registeredAt: '2026-03-09T02:00:00.000Z',
    serviceState: 'degraded',
  });
  await walk.receive('ES4_start', { ...payload, detectedAt: '2026-03-09T02:01:00.000Z' });
  await walk.receive('ES4_start', { ...payload, detectedAt: '2026-03-09T02:02:00.000Z' });

  expect(coverage.add(walk).record['occurrences']).toMatchObject([
    { at: '2026-03-09T02:00:00.000Z' },
    {},
    { at: '2026-03-09T02:02:00.000Z' },
  ]);
  expect(walk.call('CA3_restore').elementId).toBe('CA3_restore');
});

test('given a parent, when its service is restored, then its resolution is recorded', async () => {
  const walk = await start({ 'set-priority-and-targets': { route: 'parent', assessed } });
  await walk.return('CA1_major', { outcome: 'solved' });

  expect(coverage.add(walk).call('CA4_close').variables).toMatchObject({ recorded: false });
});

test('given a major incident, when it is given up, then it ends without a solution', async () => {
  const walk = await start({ 'set-priority-and-targets': { route: 'parent', assessed } });
  await walk.return('CA1_major', { outcome: 'cancelled' });

  expect(coverage.add(walk).call('CA6_leave').variables).toEqual({ outcome: 'cancelled' });
});

test('given a major incident, when it is downgraded, then it is worked on as any other', async () => {
  const walk = await start({ 'set-priority-and-targets': { route: 'parent', assessed } });
  await walk.receive('BM4_downgraded', { reason: 'Only one office' });

  expect(coverage.add(walk).call('CA3_restore').variables).toMatchObject({ entry: 'downgraded' });
  expect(walk.record).toMatchObject({ majorIncident: false, downgradeReason: 'Only one office', assigneeId: null });
});

test('given a child, when its parent is resolved, then it takes over the resolution', async () => {
  const walk = await start({ 'set-priority-and-targets': { route: 'child', assessed } });
  await walk.receive('MC1_parent_resolved', {
    resolutionCode: 'fixed',
    resolution: 'New disk',
    restoredAt: '2026-03-09T03:45:00.000Z',
  });

  expect(coverage.add(walk).call('CA4_close').variables).toMatchObject({ recorded: true });
  expect(walk.record).toMatchObject({ resolutionCode: 'fixed', serviceRestoredAt: '2026-03-09T03:45:00.000Z' });
});

test.each([
  [null, 'new'],
  ['2026-03-09T02:30:00.000Z', 'rework'],
])(
  'given a child first taken at %s, when its parent ends unsolved, then it is worked on: %s',
  async (acknowledgedAt, entry) => {
    const walk = await start(
      { 'set-priority-and-targets': { route: 'child', assessed } },
      { acknowledgedAt, parentIncident: 'INC000003' },
    );
    await walk.receive('MC1_parent_resolved', { number: 'INC000003', released: true });

    expect(coverage.add(walk).call('CA3_restore').variables).toMatchObject({ entry });
    expect(walk.record).toMatchObject({ parentIncident: null });
    expect(walk.record['solvedAtLine'] ?? null).toBeNull();
  },
);

test('given work in progress, when it is declared a child, then it waits for its parent', async () => {
  const walk = await start({ 'set-priority-and-targets': { route: 'child', assessed } });
  expect(walk.statuses).toEqual(['waiting-parent']);
});

test('given work in progress, when a major incident is declared, then the work is called back', async () => {
  const walk = await Walk.of(
    model,
    classified,
    answers({ calls: { 'register-and-classify': ordinary['register-and-classify'] } }),
  );
  await walk.start({ ...report, completedBy: 'zhang-wei' });
  await walk.return('CA2_prioritise', ordinary['set-priority-and-targets']);
  await walk.receive('BM1_declared', { part: 'child', parentNumber: 'INC000003' });
  expect(walk.call('CA2_prioritise').variables).toMatchObject({ declared: { part: 'child' } });
  await walk.return('CA2_prioritise', { route: 'child', assessed });

  expect(coverage.add(walk).record['parentIncident']).toBe('INC000003');
  expect(walk.statuses).toEqual(['waiting-parent']);
});

test.each([
  ['parent', 'MC1_parent_resolved'],
  ['request', 'CA6_leave'],
  ['cancelled', 'CA6_leave'],
])('given work in progress, when it ends with %s, then the incident goes there', async (outcome, next) => {
  const walk = await start();
  await walk.return('CA3_restore', { outcome });
  expect(coverage.add(walk).path).toContain(next);
});

test('given a solution that is rejected, when it comes back, then the downtime is reported again', async () => {
  const walk = await start();
  await walk.return('CA3_restore', { outcome: 'solved' });
  await walk.return('CA4_close', { confirmed: false });

  expect(coverage.add(walk).call('CA3_restore').variables).toMatchObject({ entry: 'rework' });
  expect(walk.messages).toMatchObject([{ name: 'msg.availability.event', payload: { phase: 'open', factor: 0 } }]);
});

test('given a solution that was rejected too often, when the process owner gives up, then the incident ends', async () => {
  const walk = await start();
  await walk.return('CA3_restore', { outcome: 'solved' });
  await walk.return('CA4_close', { confirmed: false, outcome: 'cancelled' });

  expect(coverage.add(walk).call('CA6_leave').variables).toEqual({ outcome: 'cancelled' });
});

test('given a rejected major incident, when it comes back, then it does not stay with its manager', async () => {
  const walk = await start({}, { majorIncident: true, miManagerId: 'zhao-jun', assigneeId: 'zhao-jun' });
  await walk.return('CA3_restore', { outcome: 'solved' });
  await walk.return('CA4_close', { confirmed: false });

  expect(coverage.add(walk).record['assigneeId']).toBeNull();
});

test('given a closed incident, when it is reopened, then those who solved it go on', async () => {
  const walk = await Walk.of(model, classified, calls());
  await walk.start({ payload: { recordNumber: 'INC000001', reason: 'Again' } }, 'SE3_reopened');

  expect(coverage.add(walk).call('CA3_restore').variables).toMatchObject({ entry: 'reopen' });
});

test('given a requester, when they withdraw, then everything ends', async () => {
  const walk = await start();
  await walk.receive('ES2_start', { by: 'zhang-wei', text: 'It works on my phone' });
  await walk.receive('ES1_start', { reason: 'My mistake' });
  expect(walk.call('CA7_leave').variables).toEqual({ outcome: 'cancelled' });
  await walk.return('CA7_leave', {});

  expect(coverage.add(walk).path).toContain('EE3_cancelled');
  expect(walk.tasks).toEqual([]);
  expect(walk.record).toMatchObject({
    closureCode: 'cancelled',
    cancelReason: 'My mistake',
    comments: [{ by: 'zhang-wei' }],
  });
});

test('given new facts, when they are written, then the incident is assessed again, once', async () => {
  const walk = await start(
    { 'set-priority-and-targets': { route: 'none', assessed: { ...assessed, impact: 2 } } },
    { impact: 2 },
  );
  await walk.change({ urgency: 2 });

  expect(coverage.add(walk).path.filter((id) => id === 'CA5_reassess')).toHaveLength(1);
});

test('given a suspicion, when it is noted, then information security is told once', async () => {
  const walk = await start();
  await walk.change({ securitySuspected: true });
  await walk.change({ workLog: 'More' });
  await walk.change({ securitySuspected: false });
  await walk.change({ securitySuspected: true });

  expect(coverage.add(walk).messages).toMatchObject([{ name: 'msg.security.suspect', key: 'INC000001' }]);
});

test('given all these walks, then every element of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
