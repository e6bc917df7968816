import { expect, test } from 'vitest';
import { Coverage } from './support/coverage.ts';
import { answers, classified, foundWith } from './support/incident-case.ts';
import { Walk } from './support/walk.ts';

const model = 'incident/set-priority-and-targets';
const coverage = new Coverage();
const first = { reassess: false, declared: null };

test('given a P3, when it is assessed, then clocks are set and downtime is opened', async () => {
  const walk = coverage.add(await (await Walk.of(model, { ...classified, priority: null }, answers())).start(first));

  expect(walk.record).toMatchObject({ priority: 'P3', responseDue: '2026-03-09T04:00:00.000Z', downtimeOpened: true });
  expect(walk.messages).toMatchObject([{ name: 'msg.availability.event', payload: { phase: 'open', factor: 0 } }]);
  expect(walk.end?.variables).toMatchObject({ route: 'none', assessed: { priority: 'P3', impact: 3 } });
});

test.each([
  ['P3 becomes P2', 3, 2, 'P2'],
  ['P2 by impact 2 stays P2', 2, 2, 'P2'],
  ['P1 stays P1', 2, 1, 'P1'],
])('given a VIP requester, when it is assessed, then %s', async (_case, impact, urgency, priority) => {
  const walk = await Walk.of(
    model,
    { ...classified, impact, urgency, serviceState: 'up' },
    answers(foundWith({ vip: true, service: { tier: 3, slaPackage: 'standard' } })),
  );
  expect(coverage.add(await walk.start(first)).record['priority']).toBe(priority);
});

test('given a priority set by hand, when it is assessed again, then the matrix is not asked', async () => {
  const walk = await Walk.of(
    model,
    { ...classified, priority: 'P1', overridden: ['priority'], downtimeOpened: true, downtimeFactor: 0 },
    answers(),
  );
  await walk.start({ ...first, reassess: true });

  expect(coverage.add(walk).record['priority']).toBe('P1');
  expect(walk.messages).toEqual([]);
});

test('given the third P2 of an hour, when it is assessed, then the two others become its children', async () => {
  const walk = await Walk.of(
    model,
    { ...classified, impact: 2, urgency: 2 },
    answers({ facts: { incidentsInHour: 3 } }),
  );
  await walk.start(first);

  expect(coverage.add(walk).record).toMatchObject({ majorIncident: true, majorReasons: ['M3'] });
  expect(walk.end?.variables).toMatchObject({ route: 'parent' });
  expect(walk.messages.slice(1)).toMatchObject([
    { name: 'msg.major.declared', key: 'INC000007', payload: { part: 'child', parentNumber: 'INC000001' } },
    { name: 'msg.major.declared', key: 'INC000008', payload: { part: 'child' } },
  ]);
});

test('given a major incident open on the service, when a worked one hits, then it is told to join', async () => {
  const parent = {
    services: { 'find-major-context': { parentNumber: 'INC000005', siblingNumbers: ['INC000007'], declarable: true } },
  };
  const walk = await Walk.of(
    model,
    { ...classified, usersAffected: 300, downtimeOpened: true, downtimeFactor: 0 },
    answers(parent),
  );
  await walk.start({ ...first, reassess: true });

  expect(coverage.add(walk).record).toMatchObject({ majorIncident: false, parentIncident: 'INC000005' });
  expect(walk.messages).toMatchObject([{ key: 'INC000001', payload: { part: 'child', parentNumber: 'INC000005' } }]);
});

test.each([
  ['degraded becomes down', { serviceState: 'down', downtimeFactor: 0.5 }, [1]],
  ['nothing changed', { serviceState: 'degraded', downtimeFactor: 0 }, []],
  ['it works again', { serviceState: 'up', downtimeFactor: 1 }, [0]],
  ['it is resolved already', { status: 'resolved', serviceState: 'down', downtimeFactor: null }, []],
])('given downtime reported before, when %s, then the ledger learns it', async (_case, fields, factors) => {
  const walk = await Walk.of(model, { ...classified, downtimeOpened: true, ...fields }, answers());
  await walk.start({ ...first, reassess: true });

  expect(coverage.add(walk).messages.map(({ payload }) => Reflect.get(Object(payload), 'factor'))).toEqual(factors);
});

test('given an incident that is solved already, when it hits, then it is not called back', async () => {
  const solved = {
    services: { 'find-major-context': { parentNumber: null, siblingNumbers: ['INC000007'], declarable: false } },
  };
  const walk = await Walk.of(model, { ...classified, usersAffected: 300, downtimeFactor: 0 }, answers(solved));
  await walk.start({ ...first, reassess: true });

  expect(coverage.add(walk).messages).toEqual([]);
  expect(walk.record['majorIncident'] ?? null).toBeNull();
});

test('given the incident manager declares it, when it is assessed, then M7 makes it the parent', async () => {
  const walk = await Walk.of(model, { ...classified, downtimeOpened: true }, answers());
  await walk.start({ reassess: false, declared: { reason: 'press is calling', by: 'chen-min' } });

  expect(coverage.add(walk).record).toMatchObject({ majorReasons: ['M7'], declarationReason: 'press is calling' });
  expect(walk.end?.variables).toMatchObject({ route: 'parent' });
});

test('given a decision of another incident, when it arrives, then it is taken over', async () => {
  const walk = await Walk.of(model, classified, answers());
  await walk.start({ reassess: false, declared: { part: 'child', parentNumber: 'INC000003' } });

  expect(coverage.add(walk).end?.variables).toMatchObject({ route: 'child' });
});

test('given all these walks, then every element of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
