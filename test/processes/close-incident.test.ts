import { expect, test } from 'vitest';
import { Coverage } from './support/coverage.ts';
import { answers, classified } from './support/incident-case.ts';
import { type Answers, Walk } from './support/walk.ts';

const model = 'incident/close-incident';
const coverage = new Coverage();
const start = async (fields = {}, differing: Answers = {}, recorded = false) =>
  (await Walk.of(model, { ...classified, assigneeId: 'li-na', ...fields }, answers(differing))).start({ recorded });
const resolution = {
  resolutionCode: 'fixed',
  resolution: 'Cache cleared',
  serviceRestoredAt: '2026-03-10T02:00:00.000Z',
  relatedCiIds: ['db-07'],
};

test('given a solved incident, when the requester confirms, then it is ready to close', async () => {
  const walk = await start({ downtimeOpened: true, downtimeFactor: 0.5 });
  expect(walk.task('UT7_record_resolution').assignee).toBe('li-na');
  await walk.complete('UT7_record_resolution', resolution);
  expect(walk.task('UT8_confirm').assignee).toBe('zhang-wei');
  await walk.complete('UT8_confirm', { solved: 'yes', csat: '4' });

  expect(coverage.add(walk).record).toMatchObject({
    closureCode: 'confirmed',
    csat: 4,
    ciIds: ['db-07'],
    downtimeOpened: false,
    downtimeFactor: null,
  });
  expect(walk.messages).toMatchObject([
    { name: 'msg.availability.event', payload: { phase: 'close' } },
    { name: 'msg.availability.event', payload: { phase: 'check' } },
  ]);
  expect(walk.end?.variables).toMatchObject({ confirmed: true });
  expect(walk.statuses).toEqual(['resolved']);
});

test('given a P1, when its resolution is recorded, then the required items are taken', async () => {
  const walk = await start({ priority: 'P1' });
  await walk.complete('UT7_record_resolution', { ...resolution, ciIds: ['mail-01'], relatedCiIds: null });

  expect(walk.record['ciIds']).toEqual(['mail-01']);
});

test('given a requester who says no, when they answer, then the incident goes back', async () => {
  const walk = await start();
  await walk.complete('UT7_record_resolution', resolution);
  await walk.complete('UT8_confirm', { solved: 'no', comment: 'Still empty' });

  expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE2_rejected', variables: { confirmed: false } });
});

test('given a requester who is silent, when five days have passed, then it counts as confirmed', async () => {
  const walk = await start();
  await walk.complete('UT7_record_resolution', resolution);
  await walk.fire('BT3_no_answer');

  expect(coverage.add(walk).record['closureCode']).toBe('auto-confirmed');
  expect(walk.end?.variables).toMatchObject({ confirmed: true });
});

test.each([
  ['since then quiet', '2026-03-10T09:00:00+08:00', []],
  ['raised again', '2026-03-10T03:00:00.000Z', ['UT8_confirm']],
])('given an alarm, when it is resolved and %s, then somebody is asked or not', async (_case, at, tasks) => {
  const walk = await start({ source: 'monitoring', requesterId: null, occurrences: [{ at, severity: 'minor' }] });
  await walk.complete('UT7_record_resolution', resolution);

  expect(coverage.add(walk).tasks).toEqual(tasks);
});

test('given a parent, when it is resolved, then every child is told', async () => {
  const children = {
    services: {
      'resolve-record': { resolvedAt: '2026-03-10T02:00:00.000Z', childNumbers: ['INC000002', 'INC000003'] },
    },
  };
  const walk = await start({ majorIncident: true, problemRaised: true }, children);
  await walk.complete('UT7_record_resolution', resolution);
  await walk.complete('UT8_confirm', { solved: 'yes' });

  expect(coverage.add(walk).messages).toMatchObject([
    {
      name: 'msg.incident.parent-resolved',
      key: 'INC000002',
      payload: { resolutionCode: 'fixed', restoredAt: '2026-03-10T02:00:00.000Z' },
    },
    { name: 'msg.incident.parent-resolved', key: 'INC000003' },
    { name: 'msg.availability.event', payload: { phase: 'check' } },
  ]);
});

test('given a child, when its parent is resolved, then nobody has to record the resolution again', async () => {
  const walk = await start({ resolutionCode: 'fixed', resolution: 'As the parent' }, {}, true);

  expect(coverage.add(walk).tasks).toEqual(['UT8_confirm']);
});

test('given a workaround without known error, when the incident closes, then a problem is raised', async () => {
  const walk = await start();
  await walk.complete('UT7_record_resolution', { ...resolution, resolutionCode: 'workaround' });
  await walk.complete('UT8_confirm', { solved: 'yes' });

  expect(coverage.add(walk).messages).toMatchObject([
    {
      name: 'msg.problem.raise',
      key: 'hr|software|db-07',
      payload: { trigger: 'T4', priority: 'P3', sourceNumbers: ['INC000001'] },
    },
    { name: 'msg.availability.event', payload: { phase: 'check' } },
  ]);
  expect(walk.record['problemRaised']).toBe(true);
});

test('given a problem under observation, when the incident closes, then the problem is told', async () => {
  const walk = await start({ signature: 'page empty' }, { facts: { problemBeingMonitored: true } });
  await walk.complete('UT7_record_resolution', { ...resolution, relatedCiIds: null });
  await walk.complete('UT8_confirm', { solved: 'yes' });

  expect(coverage.add(walk).messages).toMatchObject([
    { name: 'msg.problem.recurrence', key: 'hr|software|page empty' },
    { name: 'msg.availability.event', payload: { phase: 'check' } },
  ]);
});

test.each([
  ['again', 'EE2_rejected', { confirmed: false }],
  ['go-on', 'EE1_done', { confirmed: true }],
  ['cancel', 'EE3_given_up', { confirmed: false, outcome: 'cancelled' }],
])('given five rejections, when the process owner decides %s, then it ends at %s', async (decision, end, variables) => {
  const walk = await start({ reopenCount: 5 });
  await walk.complete('UT7_record_resolution', resolution);
  await walk.complete('UT8_confirm', { solved: 'no', comment: 'Still empty' });
  expect(walk.task('UT10_decide').candidateGroups).toEqual(['process-owner']);
  await walk.complete('UT10_decide', { decision, reason: 'It came back five times' });

  expect(coverage.add(walk).end).toMatchObject({ elementId: end, variables });
});

test('given a known error applied before, when the resolution is recorded, then it is chosen and stays', async () => {
  const walk = await Walk.of(model, { ...classified, knownErrorId: 'ke-1' }, answers());
  await walk.start({ recorded: false, knownErrors: [{ id: 'ke-1', title: 'Stale cache', workaround: 'Clear it' }] });
  expect(walk.task('UT7_record_resolution').inputs).toMatchObject({
    knownErrorId: 'ke-1',
    reportedAt: classified['registeredAt'],
  });
  await walk.complete('UT7_record_resolution', { ...resolution, knownErrorId: null });

  expect(walk.record['knownErrorId']).toBe('ke-1');
});

test('given all these walks, then every element of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
