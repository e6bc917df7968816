import { describe, expect, test } from 'vitest';
import type { Variables } from '../../engine/index.ts';
import { Coverage } from './support/coverage.ts';
import { answers, built, found, plan, planned } from './support/release-case.ts';
import { type Answers, Walk } from './support/walk.ts';

describe('plan-release', () => {
  const model = 'release/plan-release';
  const coverage = new Coverage();
  const begun = async (record: Variables, looked: Variables = {}) =>
    (await Walk.of(model, record, answers({ calls: { 'check-release-changes': found(looked) } }))).start();

  test('given a plan, then its changes, their items and what they plan are known, and its support time', async () => {
    const walk = await begun({ ...planned, plannedCiChanges: null });

    expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE1_planned', variables: { outcome: 'planned' } });
    expect(walk.record).toMatchObject({
      plannedCiChanges: [{ change: 'CHG000002', ciId: 'mail-01', attribute: 'os', value: 'Linux 6' }],
      ciIds: ['mail-01'],
      supportTime: 'PT40H',
    });
  });

  test('given a release that was raised, then it is planned first', async () => {
    const walk = await begun({ number: 'REL000001', title: 'Mail 5.3', changes: ['CHG000001'], windowFixed: true });
    expect(walk.task('UT1_plan').inputs).toMatchObject({ windowFixed: 'yes' });
    await walk.complete('UT1_plan', plan);

    expect(coverage.add(walk).end?.elementId).toBe('EE1_planned');
  });

  test('given no change is left, then there is nothing to release', async () => {
    const walk = await begun(planned, { changes: [] });

    expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE2_empty', variables: { outcome: 'empty' } });
  });

  test.each([
    { decision: 'go-on', at: 'EE1_planned' },
    { decision: 'cancel', at: 'EE2_empty' },
    { decision: 'again', at: null },
  ])(
    'given one of its type too many, when its process owner says $decision after five plans, then it ends at $at',
    async ({ decision, at }) => {
      const walk = await begun(planned, { sameTypeInPeriod: 1 });
      for (let pass = 1; pass < 5; pass += 1) await walk.complete('UT1_plan', plan);
      await walk.complete('UT15_decide', { decision, reason: 'It has to end.' });

      expect(coverage.add(walk).end?.elementId ?? null).toBe(at);
      expect(walk.tasks).toEqual(at === null ? ['UT1_plan'] : []);
    },
  );

  test('given these walks, then every element and flow of the model was reached', async () => {
    expect(await coverage.missing(model)).toEqual([]);
  });
});

test('given changes that are not approved, then the release listens, and goes on when they are, or without what has ended', async () => {
  const model = 'release/check-release-changes';
  const coverage = new Coverage();
  const waiting = { 'look-up-release': found({ missing: ['CHG000002'] }) };
  const walk = await (await Walk.of(model, planned, answers({ services: waiting }))).start();
  expect(walk.messages).toMatchObject([{ name: 'msg.change.listen', key: 'CHG000002' }]);
  await walk.receive('MC1_authorised', { number: 'CHG000002' });
  await walk.fire('TC1_day');
  await walk.receive('MC2_ended', { number: 'CHG000002', outcome: 'rejected' });
  expect(coverage.add(walk).record['changes']).toEqual(['CHG000001']);

  const ready = await (await Walk.of(model, planned, answers())).start();
  expect(coverage.add(ready).end).toMatchObject({ elementId: 'EE1_checked', variables: { found: { missing: [] } } });
  expect(await coverage.missing(model)).toEqual([]);
});

describe('build-release', () => {
  const model = 'release/build-release';
  const coverage = new Coverage();
  const begun = async (more: Variables = {}) => (await Walk.of(model, { ...planned, ...more }, answers())).start();
  const tested = {
    ...{ cases: 40, passed: 40, criticalDefects: 0, majorDefects: 0 },
    majorWithoutWorkaround: 0,
    minorDefects: 1,
  };
  const package_ = { version: '5.3', checksum: 'sha256:53aa', notes: 'Built' };

  test('given a package, when it is built, tested and accepted, then who did what is kept; late work is told', async () => {
    const walk = await begun();
    await walk.complete('UT2_build', package_);
    await walk.fire('BT1_late');
    await walk.complete('UT3_test', { ...tested, testFiles: [], acceptance: [] });
    await walk.fire('BT2_late');
    await walk.complete('UT4_accept', { accepted: 'yes', comment: 'Fine', completedBy: 'qian-li' });

    expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE1_ready', variables: { outcome: 'built' } });
    expect(walk.record).toMatchObject({
      checksum: 'sha256:53aa',
      uat: { accepted: true, by: 'qian-li', kind: 'customer' },
    });
    expect(walk.services.filter(({ service }) => service === 'notify')).toHaveLength(2);
  });

  test('given an emergency, then the service owner may test it for the users', async () => {
    const walk = await begun({ relType: 'emergency', ownerTestsForUser: true });
    await walk.complete('UT2_build', package_);
    await walk.complete('UT3_test', { ...tested, testFiles: [], acceptance: [] });
    await walk.complete('UT4b_owner_test', { accepted: 'yes', comment: null, completedBy: 'guo-bin' });

    expect(coverage.add(walk).record).toMatchObject({ uat: { kind: 'service-owner', by: 'guo-bin' } });
  });

  test('given a package that design has accepted, when it is unchanged, then nobody accepts it twice; changed, it is built', async () => {
    const accepted = { uat: built['uat'] ?? null, acceptedChecksum: 'sha256:53aa' };
    const same = await begun(accepted);
    expect(coverage.add(same).end?.elementId).toBe('EE1_ready');
    expect(same.record['checksum']).toBe('sha256:53aa');

    expect((await begun({ ...accepted, acceptedChecksum: 'sha256:0' })).tasks).toEqual(['UT2_build']);
  });

  test('given a window that begins while it is built, then a fixed one goes back to its changes, any other is moved', async () => {
    const fixed = await begun({ windowFixed: true });
    await fixed.fire('BT3_window');
    expect(coverage.add(fixed).messages).toMatchObject([
      { key: 'CHG000001', payload: { outcome: 'overrun' } },
      { key: 'CHG000002', payload: { outcome: 'overrun' } },
    ]);

    const free = await begun();
    await free.fire('BT3_window');
    const later = { plannedStart: '2026-03-19T12:00:00.000Z', plannedEnd: '2026-03-19T14:00:00.000Z' };
    await free.complete('UT16_window', later);
    expect(coverage.add(free).record).toMatchObject(later);
  });

  test('given these walks, then every element and flow of the model was reached', async () => {
    expect(await coverage.missing(model)).toEqual([]);
  });
});

describe('decide-release', () => {
  const model = 'release/decide-release';
  const coverage = new Coverage();
  const begun = async (answered: Answers = answers()) => (await Walk.of(model, built, answered)).start();
  const fine = {
    ...{ backoutTestedAt: '2026-03-10', securityFindings: 0, knowledgeApproved: 'yes', noticeDays: 2 },
    ...{ trainingPercent: 95, capacityCheckDays: 10, dashboardReady: 'yes', conflictsAcknowledged: 'no' },
  };
  const incomplete = { ...fine, knowledgeApproved: 'no' };
  const outcome = (walk: Walk) => coverage.add(walk).end?.variables['outcome'];

  test('given all gates are met, when the service owner goes, then it goes', async () => {
    const walk = await begun();
    await walk.complete('UT5_readiness', fine);
    await walk.complete('UT8_go', { decision: 'go', comment: null, completedBy: 'guo-bin' });

    expect(outcome(walk)).toBe('go');
    expect(walk.record).toMatchObject({ readiness: 'go', goNoGo: { decision: 'go', by: ['guo-bin'] } });
    expect(walk.statuses).toEqual(['ready', 'approved']);
  });

  test.each([
    { way: 'fix', leaves: 'fix' },
    { way: 'cancel', leaves: 'cancel' },
  ])('given a gate is not met, then nobody may go, and it is said to $way', async ({ way, leaves }) => {
    const walk = await begun();
    await walk.complete('UT5_readiness', { ...fine, securityFindings: 1 });
    expect(walk.tasks).toEqual(['UT6_fix_or_cancel']);
    await walk.complete('UT6_fix_or_cancel', { way, reason: 'G6', deployerId: null });

    expect(outcome(walk)).toBe(leaves);
    expect(walk.record).toMatchObject({ gatesMissed: ['G6'], goNoGo: null });
  });

  test.each([
    { first: 'yes', second: 'yes', top: null, leaves: 'go' },
    { first: 'yes', second: 'no', top: 'go', leaves: 'go' },
    { first: 'no', second: 'yes', top: 'no-go', leaves: 'fix' },
    { first: 'no', second: 'no', top: null, leaves: 'fix' },
  ])(
    'given conditions, when they are accepted: $first and $second, top management: $top, then it leaves as $leaves',
    async ({ first, second, top, leaves }) => {
      const walk = await begun();
      await walk.complete('UT5_readiness', incomplete);
      await walk.complete('UT7_conditions', {
        accepted: first,
        conditions: 'Write the article',
        completedBy: 'dai-ning',
      });
      await walk.complete('UT7_conditions', { accepted: second, conditions: null, completedBy: 'guo-bin' });
      if (top) await walk.complete('UT7b_top', { decision: top, comment: null, completedBy: 'tang-yu' });
      if (leaves === 'fix')
        await walk.complete('UT6_fix_or_cancel', { way: 'fix', reason: 'Write it', deployerId: null });

      expect(outcome(walk)).toBe(leaves);
    },
  );

  test('given all gates are met, when the service owner does not go, then it is fixed or canceled', async () => {
    const walk = await begun();
    await walk.complete('UT5_readiness', fine);
    await walk.complete('UT8_go', { decision: 'no-go', comment: 'Not now', completedBy: 'guo-bin' });
    await walk.complete('UT6_fix_or_cancel', { way: 'fix', reason: 'Later', deployerId: 'wang-lei' });

    expect(outcome(walk)).toBe('fix');
    expect(walk.record).toMatchObject({ goNoGo: null, deployerId: 'wang-lei', reworkReason: 'Later' });
  });

  test('given these walks, then every element and flow of the model was reached', async () => {
    expect(await coverage.missing(model)).toEqual([]);
  });
});
