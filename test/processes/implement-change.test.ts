import { describe, expect, test } from 'vitest';
import type { Variables } from '../../engine/index.ts';
import { answers, scheduled } from './support/change-case.ts';
import { Coverage } from './support/coverage.ts';
import { type Answers, Walk } from './support/walk.ts';

const end = (coverage: Coverage, walk: Walk) => coverage.add(walk).end?.elementId;

describe('implement-change', () => {
  const model = 'change/implement-change';
  const coverage = new Coverage();
  const opened = async (calls: NonNullable<Answers['calls']> = {}) =>
    (await (await Walk.of(model, scheduled, answers({ calls }))).start()).fire('TC1_begins');

  test.each([
    { seen: {}, outcome: 'successful' },
    { seen: { testResult: 'issues' }, outcome: 'successful-with-issues' },
  ])('given work that ends with $seen, then it is $outcome', async ({ seen, outcome }) => {
    const walk = await opened();
    await walk.change(seen);
    await walk.return('CA1_carry_out', { worked: true });

    expect(end(coverage, walk)).toBe('EE1_ok');
    expect(walk.end?.variables).toMatchObject({ outcome });
    expect(walk.path).not.toContain('CB1_undo');
  });

  test('given work beyond the window, then it is told, and the change has had issues', async () => {
    const walk = await opened();
    await walk.fire('BT6_overrun');
    await walk.return('CA1_carry_out', { worked: true });

    expect(end(coverage, walk)).toBe('EE1_ok');
    expect(walk.end?.variables).toMatchObject({ outcome: 'successful-with-issues' });
  });

  test.each([
    { restored: 'yes', at: 'EE2_backed_out', outcome: 'backed-out', told: [] },
    { restored: 'no', at: 'EE3_failed', outcome: 'failed', told: ['msg.incident.create'] },
  ])(
    'given work that failed, when it is restored: $restored, then it is $outcome',
    async ({ restored, at, outcome, told }) => {
      const walk = await opened();
      await walk.fail('CA1_carry_out', 'IMPLEMENTATION_FAILED');
      expect(walk.tasks).toEqual(['UT12_back_out']);
      await walk.complete('UT12_back_out', { steps: [], restoredAt: '2026-03-12T13:50:00.000Z' });
      await walk.complete('UT13_verify_back', { restored, comment: null });

      expect(end(coverage, walk)).toBe(at);
      expect(walk.end?.variables).toMatchObject({ outcome });
      expect(walk.messages.map(({ name }) => name)).toEqual(told);
      expect(walk.path.filter((id) => id === 'CB1_undo')).toHaveLength(1);
    },
  );

  test('given these walks, then every element and flow of the model was reached', async () => {
    expect(await coverage.missing(model)).toEqual([]);
  });
});

describe('carry-out-change', () => {
  const model = 'change/carry-out-change';
  const coverage = new Coverage();
  const planned = [{ ciId: 'mail-01', attribute: 'os', value: 'Linux 6' }];
  const actual = [{ ciId: 'mail-01', attribute: 'os', value: 'Linux 7' }];
  const begun = async () => (await Walk.of(model, scheduled, answers())).start();
  const work = { steps: [], result: 'done' };

  test('given work that is done, then the values of the plan are offered, checked and kept, and the test decides', async () => {
    const walk = await begun();
    expect(walk.task('UT9_implement').inputs).toMatchObject({ ciChanges: planned });
    await walk.complete('UT9_implement', { ...work, ciChanges: actual });
    expect(walk.call('CA1_values').variables).toMatchObject({
      values: actual,
      ciIds: ['mail-01'],
      assigneeId: 'wang-lei',
    });
    await walk.return('CA1_values', { values: planned });
    await walk.complete('UT11_verify', { result: 'ok', evidence: 'Seen' });

    expect(end(coverage, walk)).toBe('EE1_works');
    expect(walk.end?.variables).toMatchObject({ worked: true });
    expect(walk.record).toMatchObject({ plannedCiChanges: planned, ciChanges: planned, testResult: 'ok' });
  });

  test('given the last moment to go back, when it is carried on, then the work goes on', async () => {
    const walk = await begun();
    await walk.fire('ES1_start');
    await walk.complete('UT10_go_back', { decision: 'carry-on', reason: 'Nearly done' });
    await walk.complete('UT9_implement', work);
    await walk.return('CA1_values', { values: [] });
    await walk.complete('UT11_verify', { result: 'issues', evidence: 'Slow' });

    expect(end(coverage, walk)).toBe('EE1_works');
  });

  test.each([
    { how: 'it cannot be carried out', decided: { result: 'failed' }, tested: null, back: false },
    { how: 'it does not work', decided: { result: 'done' }, tested: 'failed', back: false },
    { how: 'it goes back at the last moment', decided: null, tested: null, back: true },
  ])('given work, when $how, then the implementation has failed', async ({ decided, tested, back }) => {
    const walk = await begun();
    if (back) {
      await walk.fire('ES1_start');
      await walk.complete('UT10_go_back', { decision: 'go-back', reason: 'Too late' });
    }
    if (decided) {
      await walk.complete('UT9_implement', { ...work, ...decided });
      await walk.return('CA1_values', { values: [] });
    }
    if (tested) await walk.complete('UT11_verify', { result: tested, evidence: 'It is down' });

    expect(coverage.add(walk).end).toMatchObject({ outcome: 'failed' });
    if (decided?.result === 'failed') expect(walk.record['ciChanges']).toEqual([]);
  });

  test('given these walks, then every element and flow of the model was reached', async () => {
    expect(await coverage.missing(model)).toEqual([]);
  });
});

describe('announce-outcome', () => {
  const model = 'change/announce-outcome';
  const coverage = new Coverage();
  const told = async (outcome: string, more: Variables = {}) =>
    coverage.add(await (await Walk.of(model, { ...scheduled, ...more }, answers())).start({ outcome }));
  const actual = [{ ciId: 'mail-01', attribute: 'os', value: 'Linux 7' }];

  test('given a change that is in, then its items are told once with what is different, and whoever waits hears of it', async () => {
    const walk = await told('successful', { ciChanges: actual });

    expect(walk.messages).toEqual([
      {
        name: 'msg.ci.update',
        key: 'CHG000001',
        payload: { ciIds: ['mail-01'], changes: actual, changeNumber: 'CHG000001' },
      },
      { name: 'msg.change.outcome', key: 'PRB000001', payload: { number: 'CHG000001', outcome: 'successful' } },
    ]);
  });

  test('given nothing was reported, then the items are told what was planned; nothing, when nothing was left of it', async () => {
    const { plannedCiChanges } = scheduled;

    expect((await told('successful')).messages[0]).toMatchObject({ payload: { changes: plannedCiChanges } });
    expect((await told('successful-with-issues', { ciChanges: [] })).messages[0]).toMatchObject({
      payload: { changes: [] },
    });
  });

  test('given a release told the outcome, then it told of the items too, and does not hear of it', async () => {
    const walk = await told('successful', {
      releaseEnded: true,
      releaseNo: 'REL000001',
      listeners: ['REL000001', 'PRB000001'],
    });

    expect(walk.messages.map(({ name, key }) => `${name} ${key}`)).toEqual(['msg.change.outcome PRB000001']);
    expect(walk.path).toContain('SN1_changed');
  });

  test('given a change of no item, such as one of an agreement, then the service has changed and no item is told', async () => {
    const walk = await told('successful', { ciIds: [], plannedCiChanges: [] });

    expect(walk.messages.map(({ name, key }) => `${name} ${key}`)).toEqual(['msg.change.outcome PRB000001']);
    expect(walk.path).toContain('SN1_changed');
  });

  test.each(['backed-out', 'failed', 'rejected', 'cancelled'])(
    'given a change that is %s, then no item is told',
    async (outcome) => {
      const walk = await told(outcome);

      expect(walk.messages.map(({ name }) => name)).toEqual(['msg.change.outcome']);
      expect(walk.path).not.toContain('SN1_changed');
    },
  );

  test('given these walks, then every element and flow of the model was reached', async () => {
    expect(await coverage.missing(model)).toEqual([]);
  });
});

test('given an outcome that turns out otherwise, then whoever waits, problems and incidents hear of it, and the rest by notice', async () => {
  const coverage = new Coverage();
  const walk = await Walk.of('change/correct-outcome', { ...scheduled, outcome: 'successful' }, answers());
  await walk.start({ outcome: 'backed-out', corrects: 'm-1' });

  expect(coverage.add(walk).messages.map(({ name, key }) => `${name} ${key}`)).toEqual([
    'msg.change.outcome PRB000001',
    'msg.problem.reopen PRB000002',
    'msg.incident.reopen INC000002',
  ]);
  expect(walk.record['outcome']).toBe('backed-out');
  expect(await coverage.missing('change/correct-outcome')).toEqual([]);
});
