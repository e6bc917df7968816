import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { armFaults, parseFaults } from '../../../server/fault.ts';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { aProcessSends } from '../execution/support.ts';
import { Desk, Refused } from './support/desk.ts';
import { enduring } from './support/enduring.ts';
import { full, rounds } from './support/rounds.ts';
import { expectSound } from './support/sound.ts';

const hourMs = 3_600_000;

describe.each(bothDatabases)('races and repetitions on %s', (database) => {
  let server: TestServer;
  let desk: Desk;
  const acknowledged: string[] = [];
  beforeAll(async () => {
    server = await givenAServer({ database, config: enduring });
    desk = await Desk.at(server.url, { acknowledged });
  });
  afterEach(async () => {
    armFaults([]);
    await expectSound(server.location, { acknowledged }, server.clock.now());
  });
  afterAll(() => server.close());

  const count = async (sql: string, params: readonly unknown[] = []) =>
    (await server.database.reader.query<{ n: number }>(`SELECT COUNT(*) AS n FROM ${sql}`, params))[0]?.n;
  const outcomes = async (sending: readonly Promise<unknown>[]) =>
    (await Promise.allSettled(sending)).map((each) =>
      each.status === 'fulfilled' ? 200 : each.reason instanceof Refused ? each.reason.status : String(each.reason),
    );
  const theTask = async (recordId: string) => (await desk.tasks(recordId))[0]?.id ?? '';

  test('given fifty people who complete one task at once, then one does and forty-nine are told so', async () => {
    const { recordId } = await desk.start('task');
    const task = await theTask(recordId);
    const codes = await outcomes(Array.from({ length: 50 }, () => desk.complete(task)));

    expect(codes.toSorted()).toEqual([200, ...Array.from({ length: 49 }, () => 409)]);
  });

  test('given a hundred commands at once while one transaction in twenty loses a race or finds the file busy, then each has its effect once', async (context) => {
    const wanted = rounds(context, 60, 1000);
    armFaults(
      parseFaults(
        database === 'sqlite'
          ? 'before-begin=busy@5%'
          : 'before-commit=serialization@3%,before-commit=deadlock@2%,before-begin=deadlock@1%',
      ),
    );
    const before = await count('process_instance');
    const codes = [];
    for (let begun = 0; begun < wanted; begun += 20)
      codes.push(...(await outcomes(Array.from({ length: 20 }, () => desk.start('notice')))));
    armFaults([]);

    expect(codes.filter((code) => code !== 200)).toEqual([]);
    expect(await count('process_instance')).toBe((before ?? 0) + wanted);
    expect(await count(`notification WHERE template = 'task-assigned'`)).toBe(wanted);
  });

  test('given a race that is lost every time, then it is given up after five tries, and nothing is kept', async () => {
    const before = await count('process_instance');
    armFaults(parseFaults(database === 'sqlite' ? 'before-begin=busy@100%' : 'before-commit=serialization@100%'));
    const codes = await outcomes([desk.start('task')]);
    armFaults([]);

    expect(codes).toEqual([503]);
    expect(await count('process_instance')).toBe(before);
  });

  test('given one command ten times with one key, one message twice, then each has one effect', async () => {
    const key = randomUUID();
    const before = await count('process_instance');
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.start('task', { key })));
    const monitoring = await Desk.at(server.url, { account: 'monitoring' });
    const message = { id: randomUUID(), name: 'msg.complaint.raise', payload: { description: 'Slow' } };
    for (let index = 0; index < 2; index++) await monitoring.post('/api/messages', message);

    expect(new Set(answers.map(({ instanceId }) => instanceId)).size).toBe(1);
    expect(await count('process_instance')).toBe((before ?? 0) + 2);
  });

  test('given a message before anybody waits for it, then it is kept and delivered, or expires after its day', async () => {
    const [row] = await server.database.reader.query<{ last: number }>(
      `SELECT last FROM number_sequence WHERE prefix = 'END'`,
    );
    const next = `END${String((row?.last ?? 0) + 1).padStart(6, '0')}`;
    const name = 'msg.release.outcome';
    await aProcessSends(server, { id: randomUUID(), name, correlationKey: next, payload: { outcome: 'early' } });
    await aProcessSends(server, { id: 'nobody', name, correlationKey: 'END999999', payload: { outcome: 'lost' } });
    const { recordId } = await desk.start('message');
    const tasks = await desk.tasks(recordId);
    server.clock.advance(25 * hourMs);
    await server.settle();
    await desk.signIn();

    expect(tasks).toMatchObject([{ elementId: 'UT1_finish' }]);
    expect(await count(`message WHERE sender_id = 'nobody' AND status = 'expired'`)).toBe(1);
  });

  test('given a cancellation, a deadline and a completion of one task at once, then exactly one path is taken', async (context) => {
    const wanted = rounds(context, 8, 100);
    for (let index = 0; index < wanted; index++) {
      const { recordId, instanceId, number } = await desk.start('race');
      const task = await theTask(recordId);
      server.clock.advance(2 * hourMs + 1);
      if (index % 4 === 3) await desk.signIn();
      const cancel = aProcessSends(server, {
        id: randomUUID(),
        name: 'msg.case.cancel',
        correlationKey: number,
        payload: { reason: 'not needed', by: 'li-na' },
      });
      await Promise.allSettled([desk.complete(task), server.settle(), cancel]);
      await server.settle();
      const left = await count(
        `history WHERE instance_id = ? AND ((element_id = 'UT9_race' AND lifecycle IN ('completed', 'canceled')))`,
        [instanceId],
      );
      expect(left).toBe(1);
    }
  });

  test('given a cancellation of a case nobody started, then it is kept a day for it, and refused to nobody', async () => {
    await aProcessSends(server, {
      id: 'too-early',
      name: 'msg.case.cancel',
      correlationKey: 'END888888',
      payload: { reason: 'x', by: 'li-na' },
    });

    expect(await count(`message WHERE sender_id = 'too-early' AND status = 'waiting'`)).toBe(1);
  });

  test('given a process that never rests, then it stalls, and the others go on', async () => {
    const { instanceId } = await desk.start('endless');
    const { recordId } = await desk.start('task');

    expect(await count(`stall WHERE instance_id = ? AND code = 'STEP_BUDGET_EXCEEDED'`, [instanceId])).toBe(1);
    await desk.complete(await theTask(recordId));
  });

  test('given a body of five megabytes, then it is refused and the server goes on', async () => {
    const codes = await outcomes(
      Array.from({ length: full ? 50 : 5 }, () =>
        desk.post(
          '/api/processes/endurance/start',
          { values: { kind: 'x'.repeat(5_000_000) } },
          { 'Idempotency-Key': 'b' },
        ),
      ),
    );

    expect(new Set(codes)).toEqual(new Set([413]));
  });

  test('given a case of many rounds, then a step costs the same at its end as at its beginning', async (context) => {
    const wanted = rounds(context, 60, 2000);
    const { recordId } = await desk.start('rounds', { wanted });
    const took: number[] = [];
    for (let index = 0; index < wanted; index++) {
      const task = await theTask(recordId);
      const begun = performance.now();
      await desk.complete(task);
      took.push(performance.now() - begun);
    }
    const part = Math.floor(wanted / 4);
    const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
    const state = await server.database.reader.query<{ bytes: number }>(
      `SELECT LENGTH(state) AS bytes FROM process_instance WHERE record_id = ?`,
      [recordId],
    );

    expect(median(took.slice(-part)) / median(took.slice(part, 2 * part))).toBeLessThan(full ? 1.5 : 4);
    expect(state[0]?.bytes).toBeLessThan(1500);
  }, 600_000);
});
