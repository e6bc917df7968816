import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HistoryEntry } from '../../../server/contract/history.ts';
import type { CaseSelection, MigrationView } from '../../../server/contract/migration.ts';
import type { MovableVersion } from '../../../server/contract/migration-proposal.ts';
import { bothDatabases } from '../../support/database.ts';
import { openTask, readInstance, startCase } from '../execution/support.ts';
import { begun, ChangingWorkshop, mappingOf, moved, tried, withACheck } from './support.ts';

type Case = Awaited<ReturnType<typeof startCase>>;

describe.each(bothDatabases)('migrations on %s', (database) => {
  let place: ChangingWorkshop;
  let task: Case;
  let timer: Case;
  let call: Case;
  beforeAll(async () => {
    place = await ChangingWorkshop.on(database);
    const zhang = await place.server.as('zhang-wei');
    task = await startCase(zhang, 'task');
    call = await startCase(zhang, 'call');
    await place.server.at('2026-03-02T10:00:00+08:00');
    timer = await startCase(await place.server.as('zhang-wei'), 'timer');
    await place.changes(...withACheck);
  });
  afterAll(async () => {
    const faults = await place.faults();
    await place.close();
    expect(faults).toEqual([]);
  });

  const plan = async (more: Readonly<Record<string, unknown>> = {}) => ({
    from: 1,
    to: 2,
    mapping: await mappingOf(await place.mover(), 1, 2),
    reason: 'The new version is approved',
    ...more,
  });
  const start = async (body: unknown, key = 'k', client = place.mover()) =>
    (await client).post('/api/processes/workshop/migrations', body, { 'Idempotency-Key': key });

  test('given the versions, then each says how many cases run by it', async () => {
    const versions: MovableVersion[] = (await (await place.mover()).get('/api/processes/workshop/movable-versions'))
      .body;

    expect(versions.map(({ version, inForce, running }) => [version, inForce, running])).toEqual([
      [2, true, 0],
      [1, false, 3],
    ]);
  });

  test('given the proposal, then each element says what stands for it and how many tokens wait there', async () => {
    const { body } = await (await place.mover()).get('/api/processes/workshop/migration-proposal?from=1&to=2');

    expect(body.models.map(({ id, gone }: { id: string; gone: boolean }) => [id, gone])).toEqual([
      ['workshop', false],
      ['workshop-round', false],
    ]);
    const [main] = body.models;
    expect(main.elements.find((each: { elementId: string }) => each.elementId === 'UT1_finish')).toMatchObject({
      to: 'UT1_finish',
      by: 'id',
      waiting: 1,
      name: { en: 'Finish', zh: '完成' },
    });
    expect(main.targets.map((each: { elementId: string }) => each.elementId)).toContain('UT9_check');
  });

  test.each([
    { by: 'nothing', selection: {}, count: 3 },
    { by: 'a field of the record', selection: { fields: { kind: 'task' } }, count: 1 },
    { by: 'several values of a field', selection: { fields: { kind: ['task', 'timer'] } }, count: 2 },
    { by: 'the state of the record', selection: { status: ['open'] }, count: 3 },
    { by: 'another state', selection: { status: ['done'] }, count: 0 },
    { by: 'age', selection: { startedBefore: '2026-03-02T01:30:00Z' }, count: 2 },
    { by: 'youth', selection: { startedAfter: '2026-03-02T01:30:00Z' }, count: 1 },
    { by: 'where they wait', selection: { waitsAt: { processId: 'workshop', elementId: 'TC1_later' } }, count: 1 },
    {
      by: 'where a called process waits',
      selection: { waitsAt: { processId: 'workshop-round', elementId: 'UT2_round' } },
      count: 1,
    },
    { by: 'where none waits', selection: { waitsAt: { processId: 'workshop', elementId: 'XG1_kind' } }, count: 0 },
    { by: 'standing still', selection: { stalled: true }, count: 0 },
    { by: 'a number nobody has', selection: { numbers: ['WSP999999'] }, count: 0 },
  ] satisfies readonly { by: string; selection: CaseSelection; count: number }[])(
    'given cases, when they are selected by $by, then the dry run looks at $count of them and changes nothing',
    async ({ selection, count }) => {
      const found = await tried(await place.mover(), 1, 2, { selection });

      expect([found.total, found.moving, found.results.length]).toEqual([count, count, count]);
      expect((await readInstance(await place.server.as('li-na'), task.instanceId)).version).toBe(1);
    },
  );

  test('given a mapping that cannot be followed, then the dry run tells each fault, and nothing can be started', async () => {
    const mapping = { workshop: { UT1_finish: 'EE1_done', nowhere: 'UT1_finish' }, other: { a: 'b' } };
    const client = await place.mover();

    const found = await client.post('/api/processes/workshop/migration-dry-run', { from: 1, to: 2, mapping });
    const refused = await start(await plan({ mapping }));

    expect(found.body.faults).toEqual([
      { processId: 'workshop', elementId: 'UT1_finish', to: 'EE1_done', code: 'KIND_CHANGED' },
      { processId: 'workshop', elementId: 'nowhere', to: 'UT1_finish', code: 'ELEMENT_UNKNOWN' },
      { processId: 'other', elementId: 'a', to: 'b', code: 'TARGET_UNKNOWN' },
    ]);
    expect([refused.status, refused.body.code, refused.body.errors.length]).toEqual([422, 'MIGRATION_INVALID', 3]);
  });

  test.each([
    { wrong: 'no reason', more: { reason: 'short' }, status: 400 },
    { wrong: 'the same version', more: { to: 1 }, status: 400 },
    { wrong: 'a version there is not', more: { to: 9 }, status: 404 },
    { wrong: 'a field nobody can select by', more: { selection: { fields: { related: 'x' } } }, status: 400 },
    { wrong: 'a field that means something else', more: { selection: { fields: { id: 5 } } }, status: 400 },
    { wrong: 'no case', more: { selection: { status: ['done'] } }, status: 422 },
  ])('given $wrong, when a migration is started, then it is refused and nothing is kept', async ({ more, status }) => {
    const refused = await start(await plan(more));

    expect(refused.status, refused.text).toBe(status);
    expect(await place.server.database.reader.query('SELECT id FROM instance_migration')).toEqual([]);
  });

  test('given people who do not own the process, then they neither see nor move anything', async () => {
    const body = await plan();
    for (const account of ['li-na', 'zhang-wei', 'han-mei']) {
      const client = await place.server.as(account);
      const answers = [
        await client.get('/api/processes/workshop/movable-versions'),
        await client.get('/api/processes/workshop/migration-proposal?from=1&to=2'),
        await client.post('/api/processes/workshop/migration-dry-run', { ...body, reason: undefined }),
        await client.post('/api/processes/workshop/migrations', body, { 'Idempotency-Key': 'x' }),
      ];
      expect(
        answers.map(({ status }) => status),
        account,
      ).toEqual([403, 403, 403, 403]);
    }
    const owner = await place.server.as('han-mei');
    expect((await owner.get('/api/processes/change/movable-versions')).status).toBe(200);
  });

  test('given a migration that is stopped before it begins, then its cases are left as they are', async () => {
    const client = await place.mover();
    const { id } = await begun(client, 1, 2);

    const stopped: MigrationView = (await client.post(`/api/migrations/${id}/stop`)).body;
    await place.server.settle();

    expect(stopped).toMatchObject({ status: 'stopped', total: 3, left: 3, moved: 0, waiting: 0 });
    expect((await readInstance(client, task.instanceId)).version).toBe(1);
    expect(((await client.post(`/api/migrations/${id}/stop`)).body as MigrationView).endedAt).toBe(stopped.endedAt);
    const han = await place.server.as('han-mei');
    expect((await han.get(`/api/migrations/${id}`)).status).toBe(404);
    expect((await han.list('/api/migrations')).body).toEqual([]);
  });

  test('given one case by its number, when its migration is asked for twice, then it is done once, with reason and actor in audit and history', async () => {
    const body = await plan({ selection: { numbers: [task.number] } });
    const [first, again] = [await start(body, 'once'), await start(body, 'once')];
    await place.server.settle();
    const client = await place.mover();

    expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
    expect((await client.get(`/api/migrations/${first.body.id}`)).body).toMatchObject({ status: 'done', moved: 1 });
    const audit = await place.server.database.reader.query<{ actor_id: string; details: string }>(
      `SELECT actor_id, details FROM audit_trail WHERE action = 'instance-migrated'`,
    );
    expect(audit.map((row) => ({ ...JSON.parse(row.details), by: row.actor_id }))).toEqual([
      { from: 1, to: 2, timers: 'keep', migrationId: first.body.id, reason: body.reason, by: 'lin-xia' },
    ]);
    const { body: entries } = await client.list('/api/history', { filter: { instanceId: task.instanceId } });
    const versions = (entries as HistoryEntry[]).map(({ lifecycle, version }) => `${lifecycle} ${version}`);
    expect(versions).toContain('completed 1');
    expect(versions.filter((each) => each.endsWith('2'))).toEqual(['migrated 2', 'migrated 2']);
    const timeline = await client.list('/api/history', { filter: { recordId: task.recordId, kind: 'timeline' } });
    expect((timeline.body as HistoryEntry[]).filter(({ lifecycle }) => lifecycle === 'migrated')).toHaveLength(1);
  });

  test('given a case that was moved, then both drawings can be reached, each with the path of its time', async () => {
    const client = await place.server.as('li-na');
    const { id } = await openTask(client, task.recordId, 'UT1_finish');
    expect((await client.post(`/api/tasks/${id}/complete`, { values: {} })).status).toBe(200);

    const { stretches, travelled, tokens } = await readInstance(client, task.instanceId);

    expect(stretches.map(({ version, until }) => [version, until === null])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(stretches[0]?.stood).toEqual(['UT1_finish']);
    expect(stretches[0]?.travelled.map(({ id }) => id)).toContain('F_task');
    expect(travelled.map(({ id }) => id)).toEqual(['F9', 'UT1_finish']);
    expect(tokens).toEqual([{ elementId: 'UT9_check', count: 1 }]);
    expect((await client.get('/api/models/workshop?version=1')).body.xml).not.toContain('UT9_check');
  });

  test('given a moved case, when it stands where the old version has nothing, then rolling back is refused for it and done for the others', async () => {
    const client = await place.mover();
    const { migration: last } = await moved(place, 1, 2, { selection: { numbers: [timer.number] } });
    expect(last).toMatchObject({ canRollBack: 1 });

    const back = await moved(place, 2, 1);

    expect(
      back.results.map(({ recordNumber, status, reasons }) => [
        recordNumber,
        status,
        ...reasons.map(({ code }) => code),
      ]),
    ).toEqual([
      [task.number, 'refused', 'NOT_MAPPED'],
      [timer.number, 'moved'],
    ]);
    expect((await client.get(`/api/migrations/${last.id}`)).body.canRollBack).toBe(0);
    expect((await readInstance(client, timer.instanceId)).stretches.map(({ version }) => version)).toEqual([1, 2, 1]);
  });

  test('given the outermost process and a called one, when what the called one does is not mapped, then both stay', async () => {
    const client = await place.mover();
    const mapping = { ...(await mappingOf(client, 1, 2)), 'workshop-round': {} };
    const body = { from: 1, to: 2, mapping, selection: { numbers: [call.number] } };

    const found = await client.post('/api/processes/workshop/migration-dry-run', body);
    await start({ ...body, reason: 'The new version is approved' }, 'both');
    await place.server.settle();

    expect(found.body.results).toMatchObject([
      { status: 'refused', reasons: [{ processId: 'workshop-round', elementId: 'UT2_round', code: 'NOT_MAPPED' }] },
    ]);
    const { version, calls } = await readInstance(client, call.instanceId);
    expect([version, (await readInstance(client, calls[0]?.instanceId ?? '')).version]).toEqual([1, 1]);
  });
});
