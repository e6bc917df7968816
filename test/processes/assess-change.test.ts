import { expect, test } from 'vitest';
import type { Variables } from '../../engine/index.ts';
import { answered, answers, assessed, found, submitted } from './support/change-case.ts';
import { Coverage } from './support/coverage.ts';
import { type Answers, Walk } from './support/walk.ts';

const model = 'change/assess-change';
const coverage = new Coverage();

/** Values fit and the change is rated as said. */
const rated = (type: string): NonNullable<Answers['calls']> => ({
  'check-values': { values: answered['plannedCiChanges'] ?? [] },
  'rate-change': { rated: type },
});
const begun = async (record: Variables = submitted, differing: Answers = { calls: rated('normal') }) =>
  (await Walk.of(model, record, answers(differing))).start();
const end = (walk: Walk) => coverage.add(walk).end?.elementId;

test('given a change, when its risk is answered and it is validated, then answers, plan and window are kept', async () => {
  const walk = await begun();
  expect(walk.task('UT2_assess')).toMatchObject({ assignee: 'wang-lei', inputs: { q1: '2', q3: '1', q5: '2' } });
  await walk.complete('UT2_assess', answered);
  await walk.complete('UT3_validate', { decision: 'complete', raisedLevel: 'keep', completedBy: 'xu-fang' });

  expect(end(walk)).toBe('EE3_assessed');
  expect(walk.end?.variables).toMatchObject({ route: 'approve' });
  expect(walk.record).toMatchObject({
    riskAnswers: { q1: 2, q2: 1, q8: 1 },
    plannedCiChanges: [{ ciId: 'mail-01', attribute: 'os', value: 'Linux 6' }],
    plannedStart: '2026-03-12T12:00:00.000Z',
    backoutTested: true,
    validatedAt: expect.any(String),
  });
});

test.each([
  { decision: 'incomplete', route: 'incomplete', at: 'EE5_incomplete' },
  { decision: 'reject', route: 'rejected', at: 'EE6_rejected' },
  { decision: 'proposal', route: 'rejected', at: 'EE6_rejected' },
])('given a change, when its manager says $decision, then it leaves as $route', async ({ decision, route, at }) => {
  const walk = await begun();
  await walk.complete('UT2_assess', answered);
  await walk.complete('UT3_validate', { decision, comment: 'Which server?', raisedLevel: null });

  expect(end(walk)).toBe(at);
  expect(walk.end?.variables).toMatchObject({ route });
  expect(walk.messages.map(({ name }) => name)).toEqual(decision === 'proposal' ? ['msg.proposal.raise'] : []);
});

test('given a change that is rated standard, then nobody validates it, unless it was made already', async () => {
  const standard = await begun(submitted, { calls: rated('standard') });
  await standard.complete('UT2_assess', answered);
  expect(end(standard)).toBe('EE2_standard');

  const made = await begun({ ...submitted, unauthorised: true }, { calls: rated('standard') });
  await made.complete('UT2_assess', answered);
  await made.complete('UT3_validate', { decision: 'complete', raisedLevel: 'high' });
  expect(end(made)).toBe('EE4_unauthorised');
});

test('given an emergency, when a criterion holds, then no question is asked; when none holds, it goes on as any other', async () => {
  const claimed = {
    ...submitted,
    emergencyRequested: true,
    emergencyCriterion: 'incident',
    linkedIncident: 'INC000001',
  };
  const urgent = await begun(claimed, { calls: rated('normal'), facts: { openIncidentPriority: 'P1' } });
  expect(end(urgent)).toBe('EE1_emergency');
  expect(urgent.record).toMatchObject({ changeType: 'emergency', emergencyRefused: false });

  const refused = await begun(claimed);
  expect(refused.services.map(({ service }) => service)).toEqual(['look-up-change', 'notify']);
  await refused.complete('UT2_assess', answered);
  await refused.complete('UT3_validate', { decision: 'complete', raisedLevel: 'keep' });
  expect(end(refused)).toBe('EE3_assessed');
  expect(refused.record['emergencyRefused']).toBe(true);
});

test('given these walks, then every element and flow of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});

test.each([
  { case: 'nothing special', raised: 'keep', looked: {}, level: 'medium', type: 'normal' },
  { case: 'a level its manager raised', raised: 'very-high', looked: {}, level: 'very-high', type: 'major' },
  { case: 'a level its manager raised to what it is', raised: 'medium', looked: {}, level: 'medium', type: 'normal' },
  {
    case: 'a history the data know',
    raised: 'high',
    looked: { historyKnown: true, successes: 6 },
    level: 'high',
    type: 'normal',
  },
])('given $case, then the change is rated $level and $type', async ({ raised, looked, level, type }) => {
  const rating = new Coverage();
  const walk = await Walk.of('change/rate-change', assessed, answers({ services: found(looked) }));
  await walk.start({ raisedLevel: raised });

  expect(rating.add(walk).end).toMatchObject({ elementId: 'EE_rated', variables: { rated: type } });
  expect(walk.record).toMatchObject({ riskLevel: level, changeType: type, riskFloor: false });
  expect(await rating.missing('change/rate-change')).toEqual([]);
});
