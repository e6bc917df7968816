import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { factQueries } from '../../../server/fact-queries/index.ts';
import { loadPackages } from '../../../server/process-package/load.ts';
import { serviceTasks } from '../../../server/service-tasks/index.ts';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { ChangingPackages } from './changing-packages.ts';

const model = 'stock-take/stock-take.bpmn';
const timer = /<bpmn:time(Cycle|Date|Duration).*<\/bpmn:time(Cycle|Date|Duration)>/;
const cycle = (text: string) => `<bpmn:timeCycle xsi:type="bpmn:tFormalExpression">${text}</bpmn:timeCycle>`;
const date = (text: string) => `<bpmn:timeDate xsi:type="bpmn:tFormalExpression">${text}</bpmn:timeDate>`;
/** Other processes start by the clock as well. */
const ofStockTake = `kind = 'timer-start' AND payload LIKE '%stock-take%'`;

let packages: ChangingPackages;
beforeEach(() => {
  packages = new ChangingPackages();
  packages.install('more/stock-take');
});
afterEach(() => packages.remove());

describe.each(bothDatabases)('processes that start by the clock on %s', (database) => {
  let server: TestServer;
  afterEach(() => server.close());

  const started = async () => {
    const list = await (await server.as('li-na')).list('/api/records/stock-take', { sort: ['number', 'ASC'] });
    return (list.body as { fields: { scheduledFor: string } }[]).map(({ fields }) => fields.scheduledFor);
  };
  const armed = async () =>
    (
      await server.database.reader.query<{ due_at: string }>(
        `SELECT due_at FROM job WHERE ${ofStockTake} ORDER BY due_at`,
      )
    ).map((row) => row.due_at);
  const givenATimer = async (text: string, at = '2026-03-02T09:00:00+08:00') => {
    packages.change(model, timer, text);
    server = await givenAServer({ database, at, config: { packagesDirectories: packages.directories } });
  };

  test('given a cron of every day at six, then each day one case starts, and the next is armed with it', async () => {
    await givenATimer(cycle('0 0 6 * * *'));
    const first = await armed();

    await server.at('2026-03-03T05:59:59+08:00');
    const before = await started();
    await server.at('2026-03-03T06:00:00+08:00');
    await server.settle();
    await server.at('2026-03-04T06:00:00+08:00');

    expect(first).toEqual(['2026-03-02T22:00:00.000Z']);
    expect(before).toEqual([]);
    expect(await started()).toEqual(['2026-03-02T22:00:00.000Z', '2026-03-03T22:00:00.000Z']);
    expect(await armed()).toEqual(['2026-03-04T22:00:00.000Z']);
  });

  test('given a server that was down for five runs, when it starts again, then one case starts, late, and the next is still to come', async () => {
    await givenATimer(cycle('0 0 6 * * *'));
    server.clock.set(new Date('2026-03-07T12:00:00+08:00'));

    server = await server.restarted();
    await server.settle();
    await server.settle();

    expect(await started()).toEqual(['2026-03-02T22:00:00.000Z']);
    expect(await armed()).toEqual(['2026-03-07T22:00:00.000Z']);
    const history = await (await server.as('chen-min')).list('/api/history', {
      filter: { elementId: 'SE1_due', lifecycle: 'completed' },
    });
    expect(history.body).toMatchObject([{ details: { firedLate: true, dueAt: '2026-03-02T22:00:00.000Z' } }]);
  });

  test('given a restart and a version with the same timer, then the next run stays; given another timer, then it is replaced, and comes as often as it says under any version', async () => {
    await givenATimer(cycle('R/PT24H'));
    server.clock.advance(3_600_000);
    server = await server.restarted();
    const unchanged = await armed();
    packages.change(model, 'name="Count"', 'name="Count all"');
    server = await server.restarted();
    const otherTask = await armed();
    packages.change(model, timer, cycle('R2/PT1H'));
    server = await server.restarted();

    expect(unchanged).toEqual(['2026-03-03T01:00:00.000Z']);
    expect(otherTask).toEqual(unchanged);
    expect(await armed()).toEqual(['2026-03-02T03:00:00.000Z']);
    await server.at('2026-03-02T11:00:00+08:00');
    const task = (await (await server.as('li-na')).list('/api/tasks', { filter: { processId: 'stock-take' } })).body[0];
    expect(task.name.en).toBe('Count all');
    await server.at('2026-03-02T12:00:00+08:00');
    expect(await started()).toHaveLength(2);
    expect(await armed()).toEqual([]);

    packages.change(model, 'name="Count all"', 'name="Count again"');
    server = await server.restarted();
    expect(await armed()).toEqual([]);
    packages.change(model, timer, cycle('R1/PT1H'));
    server = await server.restarted();
    expect(await armed()).toEqual(['2026-03-02T05:00:00.000Z']);
  });

  test('given a date, then one case starts on it and none before or again; given one that has passed, then none', async () => {
    await givenATimer(date('2026-03-05T08:00:00+08:00'));

    await server.at('2026-03-05T08:00:00+08:00');
    packages.change(model, 'name="Count"', 'name="Count all"');
    server = await server.restarted();
    await server.at('2026-04-05T08:00:00+08:00');

    expect(await started()).toEqual(['2026-03-05T00:00:00.000Z']);
    expect(await armed()).toEqual([]);
  });

  test('given a package that is taken away, then nothing starts any more', async () => {
    await givenATimer(cycle('0 0 6 * * *'));
    packages.takeAway('stock-take');

    server = await server.restarted();
    await server.at('2026-03-04T09:00:00+08:00');

    expect(await armed()).toEqual([]);
    expect(await server.database.reader.query(`SELECT id FROM record WHERE type = 'stock-take'`)).toEqual([]);
  });

  test('given a start that fails at every attempt, then it is shown to who may repair it, who lets it run again', async () => {
    await givenATimer(cycle('0 0 6 * * *'));
    const { unitOfWork } = server.database;
    const [sound] = await server.database.reader.query<{ id: number; payload: string }>(
      `SELECT id, payload FROM job WHERE ${ofStockTake}`,
    );
    const broken = sound?.payload.replace('stock-take:1', 'stock-take:gone');
    await unitOfWork((tx) => tx.execute('UPDATE job SET payload = ? WHERE id = ?', [broken, sound?.id]));
    for (const at of ['06:00', '06:01', '06:06', '06:21']) await server.at(`2026-03-03T${at}:30+08:00`);
    const manager = await server.as('chen-min');

    const shown = await manager.list('/api/stalled-jobs');
    await unitOfWork((tx) => tx.execute('UPDATE job SET payload = ? WHERE id = ?', [sound?.payload, sound?.id]));
    const hasty = await manager.post(`/api/stalled-jobs/${sound?.id}/retry`, { reason: 'no' });
    const retried = await manager.post(`/api/stalled-jobs/${sound?.id}/retry`, { reason: 'the model is mended' });

    expect(shown.body).toMatchObject([{ kind: 'timer-start', attempts: 4, error: expect.any(String) }]);
    expect([hasty.status, retried.status]).toEqual([400, 200]);
    expect(await started()).toHaveLength(1);
    expect((await manager.list('/api/stalled-jobs')).body).toEqual([]);
    expect((await manager.post('/api/stalled-jobs/x/retry', { reason: 'the model is mended' })).status).toBe(404);
  });
});

describe('the days and times of a start', () => {
  let server: TestServer;
  afterEach(() => server.close());

  test.each([
    { text: cycle('0 0 8 7 * *'), shift: false, at: '2026-03-02T09:00:00+08:00', first: '2026-03-07T08:00:00+08:00' },
    { text: cycle('0 0 8 7 * *'), shift: true, at: '2026-03-02T09:00:00+08:00', first: '2026-03-09T08:00:00+08:00' },
    { text: cycle('0 0 8 7 * *'), shift: true, at: '2026-03-08T09:00:00+08:00', first: '2026-03-09T08:00:00+08:00' },
    {
      text: cycle('R/2026-01-05T06:00:00+08:00[Asia/Shanghai]/P1W'),
      shift: false,
      at: '2026-03-02T09:00:00+08:00',
      first: '2026-03-09T06:00:00+08:00',
    },
  ])('given $text from $at with shift $shift, then it is due at $first', async ({ text, shift, at, first }) => {
    packages.change(model, timer, text);
    if (shift)
      packages.change(
        model,
        '<zeebe:property name="name.zh" value="到期" />',
        '<zeebe:property name="calendar" value="cal-8x5" /><zeebe:property name="shift" value="next-business-day" /><zeebe:property name="name.zh" value="到期" />',
      );
    server = await givenAServer({ at, config: { packagesDirectories: packages.directories } });

    const [job] = await server.database.reader.query<{ due_at: string }>(`SELECT due_at FROM job WHERE ${ofStockTake}`);

    expect(job?.due_at).toBe(new Date(first).toISOString());
  });
});

describe('a start that can never come', () => {
  const known = { services: [...serviceTasks.keys()], queries: [...factQueries.keys()] };

  test.each([
    {
      what: 'a condition',
      text: '<bpmn:conditionalEventDefinition id="SE1_def"><bpmn:condition xsi:type="bpmn:tFormalExpression">=true</bpmn:condition></bpmn:conditionalEventDefinition>',
      whole: true,
    },
    { what: 'a duration', text: '<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P5D</bpmn:timeDuration>' },
    { what: 'a cycle of days', text: cycle('5 bd') },
    { what: 'a day that never is', text: cycle('0 0 8 31 2 *') },
    { what: 'a date that is none', text: date('soon') },
  ])('given $what, then the package is refused and the element named', async ({ text, whole }) => {
    packages.change(model, whole ? /<bpmn:timerEventDefinition.*<\/bpmn:timerEventDefinition>/ : timer, text);

    const refusal = loadPackages(packages.directories, known);

    await expect(refusal).rejects.toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({ file: 'stock-take/stock-take.bpmn', path: 'SE1_due', allowed: expect.any(String) }),
      ]),
    });
  });
});
