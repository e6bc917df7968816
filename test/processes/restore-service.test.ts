import { expect, test } from 'vitest';
import { Coverage } from './support/coverage.ts';
import { answers, classified } from './support/incident-case.ts';
import { Walk } from './support/walk.ts';

const model = 'incident/restore-service';
const coverage = new Coverage();
const known = [{ id: 'KER000001', title: 'Stale cache', workaround: 'Clear the cache' }];
const start = async (variables = {}, fields = {}) =>
  (await Walk.of(model, { ...classified, ...fields }, answers())).start({
    entry: 'new',
    knownErrors: [],
    ...variables,
  });
const atSpecialists = async () => {
  const walk = await start();
  await walk.complete('UT4_diagnose', { outcome: 'pass-on', workLog: 'Tried again' });
  return walk.complete('UT5_accept', {});
};

test.each([
  ['yes', ['solved', 'first', 'Clear the cache']],
  ['no', ['open', null, null]],
])(
  'given a known workaround, when it worked: %s, then the desk goes on or not',
  async (worked, [outcome, line, text]) => {
    const walk = await start({ knownErrors: known });
    expect(walk.task('UT3_apply_workaround').inputs).toMatchObject({ workaround: 'Clear the cache' });
    await walk.complete('UT3_apply_workaround', { knownErrorId: 'KER000001', workLog: 'Cleared', worked });

    expect(coverage.add(walk).tasks).toEqual(outcome === 'solved' ? [] : ['UT4_diagnose']);
    expect(walk.record['solvedAtLine'] ?? null).toBe(line);
    expect(walk.record['workaround'] ?? null).toBe(text);
  },
);

test('given a workaround that did not help, then first line and specialists still see what is known', async () => {
  const walk = await start({ knownErrors: known });
  await walk.complete('UT3_apply_workaround', { knownErrorId: 'KER000001', workLog: 'Cleared', worked: 'no' });
  const shown = { fittingKnownErrors: 'Stale cache: Clear the cache' };

  expect(walk.task('UT4_diagnose').inputs).toMatchObject(shown);
  await walk.complete('UT4_diagnose', { outcome: 'pass-on', workLog: 'Tried again' });
  await walk.complete('UT5_accept', {});
  expect(coverage.add(walk).task('UT6_investigate').inputs).toMatchObject(shown);
});

test.each([
  ['solved', 'EE1_first_line'],
  ['request', 'EE4_request'],
  ['parent', 'EE5_parent'],
])('given the first line, when its result is %s, then it ends there', async (outcome, end) => {
  const walk = await start();
  await walk.complete('UT4_diagnose', { outcome, workLog: 'Tried', parentIncident: 'INC000003' });

  expect(coverage.add(walk).path).toContain(end);
  expect(walk.end?.variables).toMatchObject({ outcome });
});

test('given corrected facts, when the desk saves, then the record has them before the task is done', async () => {
  const walk = await start();
  await walk.save('UT4_diagnose', { impact: '2', urgency: '2', workLog: 'More people' });

  expect(coverage.add(walk).record).toMatchObject({ impact: 2, urgency: 2, usersAffected: 8, category: 'software' });
  expect(walk.tasks).toEqual(['UT4_diagnose']);
});

test('given an unsolved incident, when specialists solve it, then the group came from the routing table', async () => {
  const walk = await atSpecialists();
  expect(walk.record['assignmentGroupId']).toBe('APP');
  await walk.complete('UT6_investigate', { outcome: 'solved', workLog: 'Restarted' });

  expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE2_resolver', variables: { outcome: 'solved' } });
  expect(walk.statuses).toEqual(['classified', 'assigned', 'in-progress']);
});

test('given three hand-overs, when the third is made, then the incident manager decides', async () => {
  const walk = await atSpecialists();
  for (const escalateTo of ['SEC', 'APP', 'SEC']) {
    expect(walk.tasks).toEqual(['UT6_investigate']);
    await walk.save('UT6_investigate', { outcome: 'other-group', escalateTo, workLog: 'Not ours' });
    await walk.complete('UT6_investigate', { outcome: 'other-group', escalateTo, workLog: 'Not ours' });
    if (walk.tasks.includes('UT5_accept')) await walk.complete('UT5_accept', {});
  }
  expect(walk.record).toMatchObject({ bounceCount: 3, assignmentGroupId: 'SEC' });
  await walk.complete('UT9_reassign', { groupId: 'APP', reason: 'They know the application' });
  expect(walk.record['assigneeId']).toBeNull();

  expect(coverage.add(walk).task('UT5_accept').candidateGroups).toEqual(['APP']);
});

test('given a needed change, when it succeeds, then the incident is solved by it', async () => {
  const walk = await atSpecialists();
  await walk.complete('UT6_investigate', {
    outcome: 'needs-change',
    changeReason: 'Index missing',
    changeUrgent: 'yes',
  });
  expect(walk.call('CA5_change').variables).toMatchObject({
    payload: { reason: 'Index missing', emergencyRequested: true },
  });
  await walk.return('CA5_change', { changeNumber: 'CHG000001', outcome: 'successful-with-issues' });

  expect(coverage.add(walk).end?.elementId).toBe('EE3_change');
  expect(walk.record).toMatchObject({ solvedAtLine: 'change', changeNumbers: ['CHG000001'] });
});

const fiveFailedChanges = async () => {
  const walk = await atSpecialists();
  for (const number of [1, 2, 3, 4, 5]) {
    await walk.complete('UT6_investigate', { outcome: 'needs-change', changeReason: 'Try', changeUrgent: 'no' });
    await walk.return('CA5_change', { changeNumber: `CHG00000${number}`, outcome: 'backed-out' });
  }

  expect(walk.task('UT12_decide').candidateGroups).toEqual(['process-owner']);
  return walk;
};

test.each([
  ['again', ['UT6_investigate']],
  ['go-on', ['UT9_reassign']],
  ['cancel', []],
])(
  'given changes that failed five times, when the process owner decides %s, then that happens',
  async (decision, tasks) => {
    const walk = await fiveFailedChanges();
    await walk.complete('UT12_decide', { decision, reason: 'Five changes failed' });

    expect(coverage.add(walk).tasks).toEqual(tasks);
    if (decision === 'cancel') expect(walk.end?.variables).toMatchObject({ outcome: 'cancelled' });
  },
);

test('given a change nobody waits for any more, when it is given up, then no number is kept', async () => {
  const walk = await atSpecialists();
  await walk.complete('UT6_investigate', { outcome: 'needs-change', changeReason: 'Try', changeUrgent: 'no' });
  await walk.return('CA5_change', { outcome: 'cancelled' });

  expect(coverage.add(walk).record['changeNumbers']).toEqual([]);
});

test('given specialists, when they find a parent incident, then the incident joins it', async () => {
  const walk = await atSpecialists();
  await walk.complete('UT6_investigate', { outcome: 'parent', parentIncident: 'INC000003' });

  expect(coverage.add(walk).record['parentIncident']).toBe('INC000003');
});

test('given an incident that came back, when it starts, then it goes to those who solved it', async () => {
  const walk = coverage.add(await start({ entry: 'rework' }, { assigneeId: 'li-na', assignmentGroupId: 'DESK' }));

  expect(walk.task('UT6_investigate')).toMatchObject({ assignee: 'li-na', candidateGroups: ['DESK'] });
});

test('given a downgraded major incident no group has had, when it is worked on, then a group is chosen first', async () => {
  const walk = coverage.add(await start({ entry: 'downgraded' }, { assigneeId: 'zhao-jun' }));

  expect(walk.task('UT5_accept').candidateGroups).toEqual(['APP']);
  expect(walk.record['assigneeId']).toBeNull();
});

test('given first line, when it begins, then its group is the desk, so that a warning reaches its lead', async () => {
  expect((await start()).record['assignmentGroupId']).toBe('DESK');
});

test('given nobody responded, when the incident manager assigns a group, then the desk goes on waiting there', async () => {
  const walk = await start();
  await walk.fire('ES1_start');
  await walk.complete('UT9b_reassign', { groupId: 'APP', reason: 'The desk is busy' });

  expect(coverage.add(walk).tasks).toEqual(['UT4_diagnose']);
});

test('given nobody responded, when somebody claims meanwhile, then the manager is asked no more', async () => {
  const walk = await start();
  await walk.fire('ES1_start');
  await walk.change({ acknowledgedAt: '2026-03-09T04:05:00.000Z' });

  expect(coverage.add(walk).tasks).toEqual(['UT4_diagnose']);
});

test('given a claim in time, when the response target passes, then nothing waits for it', async () => {
  const walk = await start();
  await walk.claim('UT4_diagnose');

  await expect(walk.fire('ES1_start')).rejects.toThrow('no open schedule-timer');
});

test('given all these walks, then every element of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
