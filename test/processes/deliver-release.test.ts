import { describe, expect, test } from 'vitest';
import type { Variables } from '../../engine/index.ts';
import { Coverage } from './support/coverage.ts';
import { answers, built, tally } from './support/release-case.ts';
import { type Answers, Walk } from './support/walk.ts';

const approved: Variables = { ...built, baselineId: 'BSL000001', goNoGo: { decision: 'go' } };
const linux6 = { ciId: 'mail-01', attribute: 'os', value: 'Linux 6' };
const cpu = { ciId: 'mail-01', attribute: 'cpu', value: '8' };

describe('deliver-release', () => {
  const model = 'release/deliver-release';
  const coverage = new Coverage();
  const deployed: Variables = {
    ciChanges: [
      { change: 'CHG000002', ...linux6 },
      { change: 'CHG000001', ...cpu },
    ],
    outcome: 'deployed',
  };
  const calls = {
    'configuration-baseline': { baselineNumber: 'BSL000001', hash: 'ab' },
    'announce-release': {},
    'verify-roll-back': { outcome: 'restored' },
  };
  const begun = async (record: Variables = approved, differing: Answers = {}) =>
    (await Walk.of(model, record, answers({ ...differing, calls }))).start();
  /** The window has begun, and the release was deployed in it. */
  const live = async () => {
    const walk = await (await begun()).fire('TC1_begins');
    await walk.change(deployed);
    return walk.return('CA2_deploy', { deployedAt: '2026-03-12T13:30:00.000Z' });
  };
  const updates = (walk: Walk) => walk.messages.filter(({ name }) => name === 'msg.ci.update');

  test('given a release that is deployed, then each value goes out once, under the number of the change that planned it', async () => {
    const walk = await live();

    expect(updates(walk).map(({ key, payload }) => [key, payload])).toMatchObject([
      ['CHG000001:REL000001:deployed', { changeNumber: 'CHG000001', changes: [cpu], reason: 'REL000001' }],
      ['CHG000002:REL000001:deployed', { changeNumber: 'CHG000002', changes: [linux6], reason: 'REL000001' }],
    ]);
    await walk.return('CA4_support', { outcome: 'kept' });
    expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE1_kept', variables: { outcome: 'deployed' } });
    expect(walk.path).not.toContain('CB1_undo');
  });

  test('given a release that is taken back in its early life, then its items are put back, once, by the change that brought them', async () => {
    const walk = await live();
    await walk.return('CA4_support', { outcome: 'back-out' });
    await walk.complete('UT11_roll_back', { steps: [], restoredAt: '2026-03-12T15:00:00.000Z' });

    expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE2_backed_out', variables: { outcome: 'backed-out' } });
    expect(updates(walk).map(({ key }) => key)).toEqual([
      'CHG000001:REL000001:deployed',
      'CHG000002:REL000001:deployed',
      'CHG000002:REL000001:back',
    ]);
    expect(updates(walk).at(-1)?.payload).toMatchObject({
      changeNumber: 'CHG000002',
      changes: [{ ciId: 'mail-01', attribute: 'attributes.os', value: 'Linux' }],
    });
    expect(walk.path.filter((id) => id === 'CB1_undo')).toHaveLength(1);
    expect(walk.statuses).toEqual(['early-life', 'backed-out']);
  });

  test('given a deployment that fails beyond its window, then it is told, and rolled back; no item was different', async () => {
    const walk = await (await begun(approved, { services: { 'compare-baseline': { changes: [] } } })).fire(
      'TC1_begins',
    );
    await walk.fire('BT1_window');
    await walk.fail('CA2_deploy', 'DEPLOYMENT_FAILED');
    await walk.complete('UT11_roll_back', { steps: [], restoredAt: '2026-03-12T15:00:00.000Z' });

    expect(coverage.add(walk).end?.elementId).toBe('EE2_backed_out');
    expect(walk.record['windowExceeded']).toBe(true);
    expect(updates(walk)).toEqual([]);
  });

  test('given a release whose window is not known yet, then it waits for one', async () => {
    const walk = await begun({ ...approved, plannedStart: null });
    expect(walk.path.at(-1)).toBe('CC1_window');
    await walk.change({ plannedStart: '2026-03-19T12:00:00.000Z' });

    expect(coverage.add(walk).path.at(-1)).toBe('TC1_begins');
  });

  test('given these walks, then every element and flow of the model was reached', async () => {
    expect(await coverage.missing(model)).toEqual([]);
  });
});

describe('deploy-release', () => {
  const model = 'release/deploy-release';
  const coverage = new Coverage();
  const begun = async () => (await Walk.of(model, approved, answers())).start();
  const work = {
    steps: [],
    startedAt: '2026-03-12T12:10:00.000Z',
    endedAt: '2026-03-12T13:30:00.000Z',
    result: 'done',
  };

  test('given the window, then what the changes plan is offered, and what is different is kept with the change it is of', async () => {
    const walk = await begun();
    expect(walk.task('UT9_deploy').inputs).toMatchObject({ ciChanges: [linux6] });
    await walk.complete('UT9_deploy', { ...work, ciChanges: [linux6, cpu] });
    expect(walk.call('CA1_values').variables).toMatchObject({
      values: [linux6, cpu],
      assigneeId: 'fan-rong',
      group: 'deployer',
    });
    await walk.return('CA1_values', { values: [linux6, cpu] });
    await walk.complete('UT10_smoke_test', { works: 'yes', comment: null });

    expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE1_works', variables: { deployedAt: work.endedAt } });
    expect(walk.record['ciChanges']).toEqual([
      { change: 'CHG000002', ...linux6 },
      { change: 'CHG000001', ...cpu },
    ]);
  });

  test.each([
    { how: 'it cannot be deployed', result: 'failed', works: null },
    { how: 'it does not work', result: 'done', works: 'no' },
  ])('given the window, when $how, then the deployment has failed', async ({ result, works }) => {
    const walk = await begun();
    await walk.complete('UT9_deploy', { ...work, result });
    await walk.return('CA1_values', { values: [] });
    if (works) await walk.complete('UT10_smoke_test', { works, comment: 'Search is empty' });

    expect(coverage.add(walk).end?.outcome).toBe('failed');
    expect(walk.record['ciChanges']).toEqual([]);
  });

  test('given these walks, then every element and flow of the model was reached', async () => {
    expect(await coverage.missing(model)).toEqual([]);
  });
});

describe('support-release', () => {
  const model = 'release/support-release';
  const coverage = new Coverage();
  const live = { ...approved, supportUntil: '2026-03-19T10:00:00.000Z' };
  const begun = async (services: NonNullable<Answers['services']> = {}) =>
    (await Walk.of(model, live, answers({ services }))).start();
  const linked = { number: 'INC000001' };

  test('given an incident that is not grave, then support goes on to its end', async () => {
    const walk = await begun();
    await walk.receive('BM1_linked', linked);
    expect(walk.record['incidentsLinked']).toMatchObject([{ number: 'INC000001' }]);
    await walk.fire('TC2_over');

    expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE1_over', variables: { outcome: 'kept' } });
  });

  test('given a reason to back out, when it is decided so, then support ends at once, and says so', async () => {
    const walk = await begun(tally(1, 0));
    await walk.receive('BM1_linked', linked);
    await walk.fire('BT2_half_hour');
    await walk.complete('UT13_back_out', { decision: 'back-out', reason: 'Search fails', completedBy: 'guo-bin' });

    expect(coverage.add(walk).end).toMatchObject({ outcome: 'terminated', variables: { outcome: 'back-out' } });
    expect(walk.record).toMatchObject({ backoutDecision: { decision: 'back-out', by: 'guo-bin' } });
  });

  test('given a reason to back out, when it is fixed forward, then support goes on', async () => {
    const walk = await begun(tally(0, 3));
    await walk.receive('BM1_linked', linked);
    await walk.complete('UT13_back_out', {
      decision: 'fix-forward',
      reason: 'A patch is ready',
      completedBy: 'guo-bin',
    });
    expect(walk.end).toBeNull();
    await walk.fire('TC2_over');

    expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE1_over', variables: { outcome: 'kept' } });
  });

  test('given these walks, then every element and flow of the model was reached', async () => {
    expect(await coverage.missing(model)).toEqual([]);
  });
});

test('given a roll-back, then it is verified until all is as it was; after five attempts its process owner decides', async () => {
  const model = 'release/verify-roll-back';
  const coverage = new Coverage();
  const begun = async () => (await Walk.of(model, approved, answers())).start();
  const restored = await begun();
  await restored.complete('UT12_verify', { restored: 'no', comment: 'Still slow' });
  await restored.complete('UT11b_restore', { steps: [], restoredAt: '2026-03-12T15:30:00.000Z' });
  await restored.complete('UT12_verify', { restored: 'yes', comment: null });
  expect(coverage.add(restored).end).toMatchObject({ elementId: 'EE1_restored', variables: { outcome: 'restored' } });
  expect(restored.messages.map(({ name }) => name)).toEqual(['msg.incident.create']);

  const ended = await begun();
  const again = async () => {
    await ended.complete('UT11b_restore', { steps: [], restoredAt: '2026-03-12T15:30:00.000Z' });
    await ended.complete('UT12_verify', { restored: 'no', comment: 'Still slow' });
  };
  await ended.complete('UT12_verify', { restored: 'no', comment: 'Still slow' });
  for (let attempt = 1; attempt < 5; attempt += 1) await again();
  await ended.complete('UT15_decide', { option: 'again', reason: 'Once more' });
  await again();
  await ended.complete('UT15_decide', { option: 'go-on', reason: 'It stays as it is' });
  expect(coverage.add(ended).end).toMatchObject({ elementId: 'EE2_given_up', variables: { outcome: 'not-restored' } });
  expect(await coverage.missing(model)).toEqual([]);
});
