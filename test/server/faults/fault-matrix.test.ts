import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { armFaults, type FaultPoint, parseFaults } from '../../../server/fault.ts';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { afterCommit, beforeCommit, type CommandKind, commandKinds, fingerprint } from './support/commands.ts';
import { Desk, Refused } from './support/desk.ts';
import { enduring } from './support/enduring.ts';
import { full } from './support/rounds.ts';
import { expectSound } from './support/sound.ts';

/** Every second point with the suite, in turns from kind to kind; all of them in the full count. */
function pointsFor(kind: CommandKind): readonly FaultPoint[] {
  const turn = commandKinds.indexOf(kind) % 2;
  return [...beforeCommit, ...afterCommit].filter((_, index) => full || index % 2 === turn);
}

describe.each(bothDatabases)('a command that fails at one of its points, on %s', (database) => {
  let server: TestServer;
  let desk: Desk;
  let monitoring: Desk;
  const acknowledged: string[] = [];
  beforeAll(async () => {
    // Notices leave for a receiver nobody runs: the outbox is written all the same.
    server = await givenAServer({
      database,
      config: { ...enduring, noticeWebhookUrl: 'http://127.0.0.1:9/notices' },
    });
    desk = await Desk.at(server.url, { acknowledged });
    monitoring = await Desk.at(server.url, { account: 'monitoring', acknowledged });
  });
  afterEach(() => armFaults([]));
  afterAll(() => server.close());

  const stored = () => fingerprint(server.database.reader);
  /** Status of the answer; 0 when there was none. */
  const statusOf = async (sending: Promise<void>) =>
    sending.then(
      () => 200,
      (error: unknown) => (error instanceof Refused ? error.status : 0),
    );

  test.each(commandKinds)(
    'given "$name", then before the commit nothing is kept, afterwards all, and it may be sent again',
    async (kind) => {
      const struck: FaultPoint[] = [];
      for (const point of pointsFor(kind)) {
        const send = await kind.prepare(desk, monitoring);
        const before = await stored();
        armFaults(parseFaults(`${point}=throw`));
        const status = await statusOf(send(desk, monitoring));
        armFaults([]);
        const after = await stored();

        if (status >= 500) {
          struck.push(point);
          expect(after === before, `${point}: ${before} ${after}`).toBe(beforeCommit.includes(point));
        }
        const again = await statusOf(send(desk, monitoring));
        expect(again === 200 || (again === 409 && after !== before), `${point}: ${again} when sent again`).toBe(true);
        if (kind.name === 'start' && afterCommit.includes(point)) expect(await stored()).toBe(after);
      }
      expect(struck.length).toBeGreaterThan(2);
      if (full)
        expect(struck).toEqual(
          expect.arrayContaining(['received', 'validated', 'before-begin', 'before-commit', 'after-commit']),
        );
      await expectSound(server.location, { acknowledged }, server.clock.now());
    },
  );

  test('given timers that fail at each point, then each fires once in the end', async () => {
    const cases = [];
    for (const point of beforeCommit.filter(
      (each) => !['received', 'validated', 'after-outbox-insert'].includes(each),
    )) {
      await desk.signIn();
      cases.push(await desk.start('later'));
      server.clock.advance(2 * 3_600_000);
      armFaults(parseFaults(`${point}=throw`));
      await server.settle().catch(() => undefined);
      armFaults([]);
      server.clock.advance(61_000);
      await server.settle();
    }

    const fired = await server.database.reader.query<{ instance_id: string; n: number }>(
      `SELECT instance_id, COUNT(*) AS n FROM history WHERE lifecycle = 'timer-fired' GROUP BY instance_id`,
    );
    expect(fired.map(({ n }) => n)).toEqual(cases.map(() => 1));
    await expectSound(server.location, { acknowledged }, server.clock.now());
  });
});
