import { afterEach, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import { aProcessSends, openTask, openTasks, readCase, readInstance, startCase } from '../execution/support.ts';
import { begun, ChangingWorkshop, moved, tried, withACheck } from './support.ts';

let place: ChangingWorkshop;
afterEach(async () => {
  const faults = await place.faults();
  await place.close();
  expect(faults).toEqual([]);
});

describe.each(bothDatabases)('seven running cases on %s', (database) => {
  test('given a version that adds a task, when all are moved, then each goes on by it: task, timer, message, call, stall', async () => {
    place = await ChangingWorkshop.on(database);
    const zhang = await place.server.as('zhang-wei');
    const cases = [];
    for (const kind of ['task', 'task', 'task', 'timer', 'wait', 'call', 'service'])
      cases.push(await startCase(zhang, kind, kind === 'service' ? 'NOT-THERE' : null));
    const [claimed, , , timer, waiting, calling] = cases;
    if (!claimed || !timer || !waiting || !calling) throw new Error('seven cases were started');
    const before = await place.server.as('li-na');
    await before.post(`/api/tasks/${(await openTask(before, claimed.recordId, 'UT1_finish')).id}/claim`);
    place.packages.change('workshop/forms/workshop-done.json', '"Outcome"', '"Result"');
    await place.changes(...withACheck, ['PT2H', 'PT9H'], ['name="Finish"', 'name="Finish it"']);

    const mover = await place.mover();
    expect(await tried(mover, 1, 2)).toMatchObject({ faults: [], total: 7, moving: 7 });
    const { migration, results } = await moved(place, 1, 2);

    expect(migration).toMatchObject({ status: 'done', total: 7, moved: 7, refused: 0, waiting: 0, canRollBack: 7 });
    expect(results.map(({ status }) => status)).toEqual(Array(7).fill('moved'));
    const li = await place.server.as('li-na');
    for (const each of cases) expect((await readInstance(li, each.instanceId)).version).toBe(2);
    const [call] = (await readInstance(li, calling.instanceId)).calls;
    expect((await readInstance(li, call?.instanceId ?? '')).version).toBe(2);
    // The claim stays, name and form are those of the new version, and so is the way behind the task.
    const task = await openTask(li, claimed.recordId, 'UT1_finish');
    expect(task).toMatchObject({ name: { en: 'Finish it' }, assignee: { id: 'li-na' } });
    expect(JSON.stringify((await li.get(`/api/tasks/${task.id}`)).body.form)).toContain('Result');
    expect((await li.post(`/api/tasks/${task.id}/complete`, { values: { outcome: 'fine' } })).status).toBe(200);
    const check = await openTask(li, claimed.recordId, 'UT9_check');
    expect((await li.post(`/api/tasks/${check.id}/complete`, { values: {} })).status).toBe(200);
    expect(await readCase(li, claimed.recordId)).toMatchObject({ status: 'done', fields: { outcome: 'fine' } });
    // The timer keeps its due, the message finds its receiver.
    await aProcessSends(place.server, {
      id: 'o1',
      name: 'msg.release.outcome',
      correlationKey: waiting.number,
      payload: { outcome: 'told' },
    });
    expect((await readCase(li, waiting.recordId)).fields['outcome']).toBe('told');
    expect(await openTasks(li, timer.recordId)).toEqual([]);
    await place.server.at('2026-03-02T11:00:00+08:00');
    expect((await openTasks(await place.server.as('li-na'), timer.recordId)).map((each) => each.elementId)).toEqual([
      'UT1_finish',
    ]);
  });

  test('given a version without the task a case is at, when nothing is said of it, then that case is refused and the others move; with a mapping it moves', async () => {
    place = await ChangingWorkshop.on(database);
    const zhang = await place.server.as('zhang-wei');
    const stays = await startCase(zhang, 'task');
    const goes = await startCase(zhang, 'call');
    const before = await place.server.as('li-na');
    await before.post(`/api/tasks/${(await openTask(before, stays.recordId, 'UT1_finish')).id}/claim`);
    await place.changes(
      ...withACheck,
      ['<bpmn:userTask id="UT1_finish" name="Finish">', '<bpmn:userTask id="UT7_end" name="End">'],
      [/"UT1_finish"/g, '"UT7_end"'],
      ['<zeebe:formDefinition formId="workshop-done" />', '<zeebe:formDefinition formId="workshop-start" />'],
    );

    const first = await moved(place, 1, 2, { said: { UT1_finish: null } });

    expect(first.migration).toMatchObject({ moved: 1, refused: 1 });
    expect(first.results).toMatchObject([
      {
        recordNumber: stays.number,
        status: 'refused',
        reasons: [
          { processId: 'workshop', elementId: 'UT1_finish', name: { en: 'Finish', zh: '完成' }, code: 'NOT_MAPPED' },
        ],
      },
      { recordNumber: goes.number, status: 'moved', reasons: [] },
    ]);
    const li = await place.server.as('li-na');
    expect((await readInstance(li, stays.instanceId)).version).toBe(1);
    expect((await readInstance(li, goes.instanceId)).version).toBe(2);
    expect((await openTask(li, stays.recordId, 'UT1_finish')).name.en).toBe('Finish');

    const second = await moved(place, 1, 2, { said: { UT1_finish: 'UT9_check' } });

    expect(second.migration).toMatchObject({ total: 1, moved: 1 });
    const task = await openTask(li, stays.recordId, 'UT9_check');
    expect(task).toMatchObject({ name: { en: 'Security check' }, assignee: { id: 'li-na' } });
    expect((await li.post(`/api/tasks/${task.id}/complete`, { values: {} })).status).toBe(200);
    expect((await readCase(li, stays.recordId)).status).toBe('done');
  });

  test('given elements that got other ids, when a timer, a failing service and a call wait at them, then each is known by its new id and nothing is lost', async () => {
    place = await ChangingWorkshop.on(database);
    const zhang = await place.server.as('zhang-wei');
    const timer = await startCase(zhang, 'timer');
    const service = await startCase(zhang, 'service', 'NOT-THERE');
    const call = await startCase(zhang, 'call');
    await place.changes(
      [/"TC1_later"/g, '"TC5_later"'],
      [/"ST1_link"/g, '"ST5_link"'],
      [/"CA1_round"/g, '"CA5_round"'],
    );
    const mover = await place.mover();
    await begun(mover, 1, 2);

    // The move and the timer are taken up together: whoever holds the timer knows it by its old id.
    await place.server.at('2026-03-02T11:00:00+08:00');

    const li = await place.server.as('li-na');
    expect((await openTasks(li, timer.recordId)).map((task) => task.elementId)).toEqual(['UT1_finish']);
    expect(await readInstance(li, call.instanceId)).toMatchObject({
      version: 2,
      tokens: [{ elementId: 'CA5_round', count: 1 }],
      calls: [{ elementId: 'CA5_round' }],
    });
    const [round] = await openTasks(li, call.recordId);
    expect((await li.post(`/api/tasks/${round?.id}/complete`, { values: {} })).status).toBe(200);
    await place.server.at('2026-03-02T13:00:00+08:00');
    await place.server.at('2026-03-02T14:00:00+08:00');
    const stalled = await readInstance(await place.server.as('li-na'), service.instanceId);
    expect(stalled).toMatchObject({ version: 2, stalls: [{ elementId: 'ST5_link', code: 'JOB_FAILED' }] });
  });

  test('given a case that cannot go on by its model, when it is moved to a mended one and tried again, then it goes on', async () => {
    place = await ChangingWorkshop.on(database);
    const other = await startCase(await place.server.as('zhang-wei'), 'task');
    const stuck = await startCase(await place.server.as('zhang-wei'), 'service', 'NOT-THERE');
    for (const at of ['09:02', '09:08', '09:24', '09:40']) await place.server.at(`2026-03-02T${at}:00+08:00`);
    const before = await readInstance(await place.server.as('li-na'), stuck.instanceId);
    expect(before.stalls).toMatchObject([{ elementId: 'ST1_link', code: 'JOB_FAILED' }]);
    await place.changes(
      ['source="=[record.related]"', `source="=[&#34;${other.number}&#34;]"`],
      [/"ST1_link"/g, '"ST5_link"'],
    );

    const { migration } = await moved(place, 1, 2, { selection: { stalled: true } });

    expect(migration).toMatchObject({ moved: 1 });
    const lin = await place.mover();
    const [stall] = (await readInstance(lin, stuck.instanceId)).stalls;
    expect(stall?.elementId).toBe('ST5_link');
    const path = `/api/process-instances/${stuck.instanceId}/stalls/${encodeURIComponent(stall?.id ?? '')}/retry`;
    expect((await lin.post(path, { reason: 'The model is mended now' })).status).toBe(200);
    expect((await openTasks(lin, stuck.recordId)).map((task) => task.elementId)).toEqual(['UT1_finish']);
  });
});
