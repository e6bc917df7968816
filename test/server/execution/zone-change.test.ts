import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { ChangingPackages } from './changing-packages.ts';

const model = 'stock-take/stock-take.bpmn';
const shanghai = 'Asia/Shanghai';
const london = 'Europe/London';
/** Beside the task of a count, every day at five, for as long as it is open. */
const atFive = `<bpmn:boundaryEvent id="BE1_five" name="At five" attachedToRef="UT1_count" cancelActivity="false"><bpmn:extensionElements><zeebe:properties><zeebe:property name="name.zh" value="五点" /></zeebe:properties></bpmn:extensionElements><bpmn:outgoing>F3</bpmn:outgoing><bpmn:timerEventDefinition id="BE1_def"><bpmn:timeCycle xsi:type="bpmn:tFormalExpression">0 0 5 * * *</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:boundaryEvent>
    <bpmn:endEvent id="EE2_five" name="Five"><bpmn:extensionElements><zeebe:properties><zeebe:property name="name.zh" value="五点" /></zeebe:properties></bpmn:extensionElements></bpmn:endEvent>
    <bpmn:sequenceFlow id="F3" sourceRef="BE1_five" targetRef="EE2_five"></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="F1"`;

let packages: ChangingPackages;
let server: TestServer;
beforeEach(() => {
  packages = new ChangingPackages();
  packages.install('more/stock-take');
});
afterEach(async () => {
  await server.close();
  packages.remove();
});

const rows = <T>(sql: string) => server.database.reader.query<T>(sql);
const dueOf = async (condition: string) =>
  (await rows<{ due_at: string }>(`SELECT due_at FROM job WHERE ${condition}`)).map((row) => row.due_at);
const countArmed = () => dueOf(`kind = 'timer-start' AND ref LIKE 'stock-take/%'`);
const counted = async () =>
  (await rows<{ fields: string }>(`SELECT fields FROM record WHERE type = 'stock-take' ORDER BY number`)).map(
    ({ fields }) => (JSON.parse(fields) as { readonly scheduledFor: string }).scheduledFor,
  );
/** Started at the given instant; what was armed in the template of all tests is in Shanghai's zone. */
const given = async (database: 'sqlite' | 'postgres', zone: string, at: string) => {
  server = await givenAServer({ database, at, config: { packagesDirectories: packages.directories, zone } });
};
const restartedIn = async (zone: string, at: string) => {
  server.clock.set(new Date(at));
  server = await server.restarted({ zone });
  await server.settle();
};

describe.each(bothDatabases)('an organization that moves to another time zone, on %s', (database) => {
  test('given a later zone, then what was armed waits for its time of day there, comes once, and the trail tells of the move', async () => {
    await given(database, shanghai, '2026-03-02T09:00:00+08:00');
    const before = await countArmed();
    await restartedIn(london, '2026-03-02T12:00:00Z');
    const moved = await countArmed();
    await server.at('2026-03-03T05:59:59Z');
    const early = await counted();
    await server.at('2026-03-03T06:00:00Z');
    await restartedIn(london, '2026-03-03T07:00:00Z');

    expect([before, moved]).toEqual([['2026-03-02T22:00:00.000Z'], ['2026-03-03T06:00:00.000Z']]);
    expect(early).toEqual([]);
    expect(await counted()).toEqual(['2026-03-03T06:00:00.000Z']);
    expect(await countArmed()).toEqual(['2026-03-04T06:00:00.000Z']);
    expect(await dueOf(`ref = 'shared/calendar-year/SE1_december'`)).toEqual(['2026-12-01T09:00:00.000Z']);
    expect(await dueOf(`kind = 'kpi-day'`)).toEqual(['2026-03-04T00:10:00.000Z']);
    const trail = await rows<{ details: string }>(`SELECT details FROM audit_trail WHERE action = 'zone-changed'`);
    expect(trail.map(({ details }) => JSON.parse(details))).toMatchObject([{ from: shanghai, to: london }]);
    expect(await rows(`SELECT id FROM job WHERE zone <> '${london}'`)).toEqual([]);
  });

  test('given an old time that passed while the server was down, and a new one that did not, then it comes at the new one only', async () => {
    await given(database, shanghai, '2026-03-02T09:00:00+08:00');
    await restartedIn(london, '2026-03-02T23:00:00Z');
    const early = await counted();
    await server.at('2026-03-03T06:00:00Z');

    expect(early).toEqual([]);
    expect(await counted()).toEqual(['2026-03-03T06:00:00.000Z']);
  });

  test('given an earlier zone, where the time has passed already, then it is caught up at once, and comes there the next day', async () => {
    await given(database, london, '2026-03-02T01:00:00Z');
    const before = await countArmed();
    await restartedIn(shanghai, '2026-03-02T03:00:00Z');
    const caughtUp = await counted();
    await server.at('2026-03-02T06:00:00Z');
    await server.at('2026-03-02T22:00:00Z');

    expect(before).toEqual(['2026-03-02T06:00:00.000Z']);
    expect(caughtUp).toEqual(['2026-03-01T22:00:00.000Z']);
    expect(await counted()).toEqual(['2026-03-01T22:00:00.000Z', '2026-03-02T22:00:00.000Z']);
    expect(await countArmed()).toEqual(['2026-03-03T22:00:00.000Z']);
  });

  test('given one that has come today, then it does not come again today in the new zone, also under a new version', async () => {
    await given(database, shanghai, '2026-03-02T05:00:00+08:00');
    await server.at('2026-03-02T06:00:00+08:00');
    packages.change(model, 'name="Count"', 'name="Count all"');
    await restartedIn(london, '2026-03-02T01:00:00Z');
    await server.at('2026-03-02T12:00:00Z');

    expect(await counted()).toEqual(['2026-03-01T22:00:00.000Z']);
    expect(await countArmed()).toEqual(['2026-03-03T06:00:00.000Z']);
  });

  test('given a date that has come, then a new version does not arm it again in a zone where it is still to come', async () => {
    packages.change(
      model,
      /<bpmn:timeCycle(.*)>0 0 6 \* \* \*<\/bpmn:timeCycle>/,
      '<bpmn:timeDate$1>2026-03-03</bpmn:timeDate>',
    );
    await given(database, shanghai, '2026-03-02T09:00:00+08:00');
    const before = await countArmed();
    await server.at('2026-03-03T00:00:00+08:00');
    packages.change(model, 'name="Count"', 'name="Count all"');
    await restartedIn(london, '2026-03-02T17:00:00Z');
    await server.at('2026-03-03T09:00:00Z');

    expect(before).toEqual(['2026-03-02T16:00:00.000Z']);
    expect(await counted()).toEqual(['2026-03-02T16:00:00.000Z']);
    expect(await countArmed()).toEqual([]);
  });

  test('given a case that waits for five o’clock, then it waits for that of the new zone, once a day', async () => {
    packages.change(model, '<bpmn:sequenceFlow id="F1"', atFive);
    await given(database, shanghai, '2026-03-02T05:00:00+08:00');
    await server.at('2026-03-02T06:00:00+08:00');
    const waits = () => dueOf(`kind = 'timer' AND payload LIKE '%"cron"%'`);
    const before = await waits();
    await restartedIn(london, '2026-03-02T22:00:00Z');
    const moved = await waits();
    await server.at('2026-03-03T05:00:00Z');

    expect([before, moved]).toEqual([['2026-03-02T21:00:00.000Z'], ['2026-03-03T05:00:00.000Z']]);
    expect(await waits()).toEqual(['2026-03-04T05:00:00.000Z']);
    expect(
      await rows(`SELECT seq FROM history WHERE element_id = 'EE2_five' AND lifecycle = 'completed'`),
    ).toHaveLength(1);
  });

  test('given one that stalled before the move, when a person lets it run ahead of its new time, then it does not come again at that time', async () => {
    await given(database, shanghai, '2026-03-02T09:00:00+08:00');
    const [job] = await rows<{ id: number }>(`SELECT id FROM job WHERE ref LIKE 'stock-take/%'`);
    await server.database.unitOfWork((tx) =>
      tx.execute(`UPDATE job SET status = 'stalled', attempts = 4 WHERE id = ?`, [job?.id]),
    );
    await restartedIn(london, '2026-03-02T23:00:00Z');
    const chen = await server.as('chen-min');

    const retried = await chen.post(`/api/stalled-jobs/${job?.id}/retry`, { reason: 'the model is mended' });

    expect(retried.status, retried.text).toBe(200);
    expect(await counted()).toHaveLength(1);
    expect(await countArmed()).toEqual(['2026-03-04T06:00:00.000Z']);
  });
});

test('given a node that fires a timer while another starts in the new zone, then what it arms is moved as well', async () => {
  await given('postgres', shanghai, '2026-03-02T09:00:00+08:00');
  const waiting = `SELECT 1 AS one FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  let other: Promise<TestServer> | undefined;
  await server.database.unitOfWork(async (tx) => {
    await tx.execute(
      `INSERT INTO job (kind, ref, payload, zone, status, due_at, not_before, attempts)
       SELECT kind, ref, payload, zone, status, '2026-03-03T22:00:00.000Z', '2026-03-03T22:00:00.000Z', 0
       FROM job WHERE ref LIKE 'stock-take/%'`,
    );
    await tx.execute(`DELETE FROM job WHERE ref LIKE 'stock-take/%' AND due_at < '2026-03-03'`);
    other = server.secondNode({ zone: london });
    while ((await rows(waiting)).length === 0);
  });
  await (await other)?.leave();

  expect(await countArmed()).toEqual(['2026-03-04T06:00:00.000Z']);
});
