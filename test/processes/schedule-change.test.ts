import { expect, test } from 'vitest';
import type { Variables } from '../../engine/index.ts';
import { answers, assessed, scheduled, windowWith } from './support/change-case.ts';
import { Coverage } from './support/coverage.ts';
import { type Answers, Walk } from './support/walk.ts';

const model = 'change/schedule-change';
const coverage = new Coverage();
const begun = async (services: NonNullable<Answers['services']> = {}, rescheduled = false, more: Variables = {}) =>
  (await Walk.of(model, { ...assessed, ...more }, answers({ services }))).start({ rescheduled });
const finding = (check: string) => ({ check, with: 'CHG000002', detail: 'MAIL-01' });
const related = windowWith({ relatedItem: true }, [finding('C2')]);
const frozen = windowWith({ inFreeze: true }, [finding('C6')]);
const short = windowWith({ shortNotice: true }, [finding('C7')]);
const moved: Variables = {
  plannedStart: '2026-03-17T12:00:00.000Z',
  plannedEnd: '2026-03-17T14:00:00.000Z',
  acknowledge: 'no',
  request: 'none',
};

test('given a window with nothing in its way, then it is published, and the change carries itself out', async () => {
  const walk = coverage.add(await begun());

  expect(walk.end).toMatchObject({ elementId: 'EE1_change', variables: { outcome: 'change' } });
  expect(walk.record).toMatchObject({ implementedBy: 'change', conflicts: [] });
  expect(walk.statuses).toEqual(['approved', 'scheduled']);
});

test('given a change of software, then others carry it out', async () => {
  const walk = await begun({}, false, { softwarePackage: true });

  expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE2_others', variables: { outcome: 'others' } });
  expect(walk.record['implementedBy']).toBe('release');
});

test('given a window that has to be found anew, then it is asked for although nothing is in its way', async () => {
  const walk = await begun({}, true);
  await walk.complete('UT8_schedule', { ...moved, slot: '2026-03-15T18:00:00.000Z/2026-03-15T20:00:00.000Z' });

  expect(coverage.add(walk).end?.elementId).toBe('EE1_change');
  expect(walk.record).toMatchObject({
    plannedStart: '2026-03-15T18:00:00.000Z',
    plannedEnd: '2026-03-15T20:00:00.000Z',
  });
});

test('given a related change in the window, then it goes on only once somebody has acknowledged it', async () => {
  const walk = await begun(related);
  await walk.complete('UT8_schedule', moved);
  expect(walk.tasks).toEqual(['UT8_schedule']);
  await walk.complete('UT8_schedule', { ...moved, acknowledge: 'yes', completedBy: 'xu-fang' });

  expect(coverage.add(walk).end?.elementId).toBe('EE1_change');
  expect(walk.record).toMatchObject({
    conflictsAcknowledgedBy: 'xu-fang',
    conflicts: [{ check: 'C2', effect: 'warn' }],
  });
});

test('given a freeze, when top management allows it, then the reason is kept; refused, another window is asked for', async () => {
  const walk = await begun(frozen);
  const asks = { ...moved, request: 'freeze', exceptionReason: 'Salaries are due' };
  await walk.complete('UT8_schedule', asks);
  await walk.complete('UT8b_freeze', { decision: 'reject', comment: 'No' });
  await walk.complete('UT8_schedule', asks);
  await walk.complete('UT8b_freeze', { decision: 'approve', comment: 'Salaries', completedBy: 'tang-yu' });

  expect(coverage.add(walk).end?.elementId).toBe('EE1_change');
  expect(walk.record).toMatchObject({ freezeOverride: { by: 'tang-yu', reason: 'Salaries' } });
});

test('given short notice, when it is expedited, then both who agreed are kept; given up, it ends', async () => {
  const walk = await begun(short);
  const asks = { ...moved, request: 'expedite', exceptionReason: 'The vendor comes today', completedBy: 'xu-fang' };
  await walk.complete('UT8_schedule', asks);
  await walk.complete('UT8c_expedite', { decision: 'approve', comment: 'Yes', completedBy: 'guo-bin' });
  expect(coverage.add(walk).end?.elementId).toBe('EE1_change');
  expect(walk.record).toMatchObject({ expedite: { by: ['xu-fang', 'guo-bin'], reason: 'Yes' } });

  const givenUp = await begun(short);
  await givenUp.complete('UT8_schedule', { ...moved, request: 'withdraw', exceptionReason: 'Not needed' });
  expect(coverage.add(givenUp).end).toMatchObject({ elementId: 'EE3_given_up', variables: { outcome: 'cancelled' } });
});

test('given these walks, then every element and flow of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});

const awaited = 'change/await-implementation';
const waits = new Coverage();
const waiting = async (implementedBy: string, calls: NonNullable<Answers['calls']> = {}) =>
  (await Walk.of(awaited, { ...scheduled, implementedBy }, answers({ calls }))).start();
const ending = (walk: Walk) => {
  const { elementId, variables } = waits.add(walk).end ?? {};
  return [elementId, variables?.['outcome']];
};

test('given work of the originator, then it is authorised, and ends as the originator says', async () => {
  const done = await waiting('originator');
  expect(done.messages).toMatchObject([{ name: 'msg.change.authorised', key: 'PRB000001' }]);
  await done.receive('MC1_carried_out', { number: 'CHG000001', result: 'done' });
  expect(ending(done)).toEqual(['EE1_done', 'successful']);

  const withdrawn = await waiting('originator');
  await withdrawn.receive('MC1_carried_out', { result: 'withdrawn' });
  expect(ending(withdrawn)).toEqual(['EE3_cancelled', 'cancelled']);
});

test('given work of a release, then it is raised, moved when it overran, and ends as the release did', async () => {
  const deployed = await waiting('release', { 'schedule-change': { outcome: 'others' } });
  expect(deployed.messages.at(-1)).toMatchObject({
    name: 'msg.release.raise',
    payload: { changeNumbers: ['CHG000001'] },
  });
  await deployed.receive('MC2_release', { number: 'REL000001', outcome: 'overrun' });
  expect(deployed.record).toMatchObject({ releaseNo: 'REL000001', releaseEnded: false });
  await deployed.receive('MC2_release', { number: 'REL000001', outcome: 'deployed' });
  expect(ending(deployed)).toEqual(['EE1_done', 'successful']);
  expect(deployed.record['releaseEnded']).toBe(true);

  const backedOut = await waiting('release');
  await backedOut.receive('MC2_release', { number: 'REL000001', outcome: 'backed-out' });
  expect(ending(backedOut)).toEqual(['EE2_backed_out', 'backed-out']);

  const noWindow = await waiting('release', { 'schedule-change': { outcome: 'cancelled' } });
  await noWindow.receive('MC2_release', { number: 'REL000001', outcome: 'overrun' });
  expect(ending(noWindow)).toEqual(['EE3_cancelled', 'cancelled']);
});

test('given work of design, then nobody is told twice, and it is chased until it ends or is given up', async () => {
  const stopped = await waiting('design');
  expect(stopped.messages).toEqual([]);
  await stopped.fire('TC1_late');
  await stopped.complete('UT1_chase', { next: 'wait', note: 'Next week' });
  await stopped.receive('MC3_stopped', { number: 'SDP000001', outcome: 'stopped' });
  expect(ending(stopped)).toEqual(['EE3_cancelled', 'cancelled']);

  const givenUp = await waiting('design');
  await givenUp.fire('TC1_late');
  await givenUp.complete('UT1_chase', { next: 'stop', note: 'Nobody works on it' });
  expect(ending(givenUp)).toEqual(['EE3_cancelled', 'cancelled']);
});

test('given these waits, then every element and flow of the model was reached', async () => {
  expect(await waits.missing(awaited)).toEqual([]);
});
