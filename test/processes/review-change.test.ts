import { describe, expect, test } from 'vitest';
import type { Variables } from '../../engine/index.ts';
import { answered, answers, found, scheduled, vote } from './support/change-case.ts';
import { Coverage } from './support/coverage.ts';
import { type Answers, Walk } from './support/walk.ts';

const facts: Variables = { highIncidentCaused: false, templateIncidents: 0 };
const done: Variables = { ...scheduled, outcome: 'successful', actualEnd: '2026-03-12T13:30:00.000Z' };

describe('review-change', () => {
  const model = 'change/review-change';
  const coverage = new Coverage();
  const calls = { 'regularise-change': {}, 'correct-outcome': {} };
  const begun = async (more: Variables = {}, differing: Answers = {}) =>
    (
      await Walk.of(
        model,
        { ...done, ...more },
        answers({ ...differing, calls, facts: { ...facts, ...differing.facts } }),
      )
    ).start();
  const review = { objectivesMet: 'yes', causeKnown: 'yes', incidentsCaused: [], lessons: 'None', actions: [] };
  const reviewed = async (walk: Walk, more: Variables = {}) => {
    await walk.complete('UT14_review', { ...review, ...more });
    expect(coverage.add(walk).end?.elementId).toBe('EE1_reviewed');
    return walk.messages.map(({ name }) => name);
  };

  test('given a change that went well, when it is reviewed, then nothing follows', async () => {
    const walk = await begun();
    expect(walk.statuses).toEqual(['in-review']);

    expect(await reviewed(walk)).toEqual([]);
    expect(walk.record).toMatchObject({
      objectivesMet: true,
      reviewActions: [],
      reviewDue: '2026-03-19T10:00:00.000Z',
    });
  });

  test('given a standard change that is not drawn, then nobody reviews it', async () => {
    const walk = await begun(
      { changeType: 'standard', riskLevel: 'low' },
      { services: { 'draw-sample': { drawn: false } } },
    );

    expect(coverage.add(walk).end?.elementId).toBe('EE2_unreviewed');
    expect(walk.record).toMatchObject({ reviewDrawn: false, reviewDue: null });
  });

  test.each([
    {
      case: 'an outcome with unknown cause',
      more: { outcome: 'backed-out' },
      said: { causeKnown: 'no' },
      follows: ['problem'],
    },
    {
      case: 'a template whose change failed',
      more: { outcome: 'failed', templateId: 'CHT000001' },
      said: {},
      follows: ['problem', 'suspend-template'],
    },
    { case: 'a change nobody approved', more: { unauthorised: true }, said: {}, follows: ['nonconformity'] },
    {
      case: 'objectives that were missed',
      more: {},
      said: { objectivesMet: 'no', actions: [{ text: 'Train', owner: 'wang-lei', due: '2026-05-01' }] },
      follows: ['improvement'],
    },
  ])('given $case, then $follows follow', async ({ more, said, follows }) => {
    const walk = await begun(more);
    await reviewed(walk, said);

    expect([...(walk.record['reviewActions'] as string[])].toSorted()).toEqual(follows.toSorted());
  });

  test('given a change of a release, then its review waits for the end of early-life support, or for the correction', async () => {
    const final = await begun({ implementedBy: 'release' });
    expect(final.tasks).toEqual([]);
    await final.receive('MC1_final', { number: 'REL000001', outcome: 'successful' });
    await reviewed(final);

    const corrected = await begun({ implementedBy: 'design' });
    await corrected.receive('MC2_corrected', { number: 'REL000001', outcome: 'backed-out', corrects: 'm-1' });
    expect(corrected.statuses).toEqual(['backed-out', 'in-review']);
    await reviewed(corrected);
  });

  test('given an emergency, then it is documented and approved before it is reviewed', async () => {
    const walk = await begun({ changeType: 'emergency' });
    expect(walk.path).toContain('CA2_regularise');
    await reviewed(walk);
  });

  test('given these walks, then every element and flow of the model was reached', async () => {
    expect(await coverage.missing(model)).toEqual([]);
  });
});

describe('regularise-change', () => {
  const model = 'change/regularise-change';
  const coverage = new Coverage();
  const begun = async (more: Variables) =>
    (await Walk.of(model, { ...done, ...more }, answers({ services: found() }))).start();
  const documented = { ...answered, timeline: '21:30 asked, 22:10 done', securityRelevant: false };

  test('given an emergency, when it is documented and the board approves, then it is regular', async () => {
    const walk = await begun({ changeType: 'emergency' });
    await walk.complete('UT15_document', documented);
    await vote(walk, 'UT16_approve', 'approve', 'approved');

    expect(coverage.add(walk).end?.elementId).toBe('EE1_approved');
    expect(walk.record).toMatchObject({ retroDecision: 'approve', riskLevel: expect.any(String), backoutTested: true });
    expect(walk.statuses).toEqual(['retro-pending']);
    expect(walk.messages).toEqual([]);
  });

  test('given documentation and votes that are late, then each is a nonconformity of its own, and the work goes on', async () => {
    const walk = await begun({ changeType: 'emergency' });
    await walk.fire('BT1_late');
    await walk.complete('UT15_document', documented);
    await walk.fire('BT2_late');
    await vote(walk, 'UT16_approve', 'approve', 'approved');

    expect(coverage.add(walk).messages.map(({ name }) => name)).toEqual([
      'msg.nonconformity.raise',
      'msg.nonconformity.raise',
    ]);
  });

  test.each([
    { decision: 'keep', at: 'EE3_kept', told: ['msg.nonconformity.raise'] },
    { decision: 'reverse', at: 'EE2_reversed', told: ['msg.nonconformity.raise', 'msg.change.raise'] },
  ])(
    'given a change made without approval, when the board rejects it, then it may be said to $decision',
    async ({ decision, at, told }) => {
      const walk = await begun({ unauthorised: true });
      expect(walk.path).not.toContain('UT15_document');
      await vote(walk, 'UT16_approve', 'reject', 'rejected', 'Nobody asked');
      expect(walk.task('UT18_keep').inputs).toMatchObject({ comment: 'Nobody asked' });
      await walk.complete('UT18_keep', { decision, reason: 'Too late to ask' });

      expect(coverage.add(walk).end?.elementId).toBe(at);
      expect(walk.messages.map(({ name }) => name)).toEqual(told);
    },
  );

  test('given these walks, then every element and flow of the model was reached', async () => {
    expect(await coverage.missing(model)).toEqual([]);
  });
});
