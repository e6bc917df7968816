import { describe, expect, test } from 'vitest';
import { openSnapshot } from '../../../server/database/open-database.ts';
import type { Reader } from '../../../server/database/unit-of-work.ts';
import { bothDatabases } from '../../support/database.ts';
import { afterCommit, beforeCommit, commandKinds, fingerprint } from './support/commands.ts';
import { Desk, Refused } from './support/desk.ts';
import { aPlace, type Place, PraxisNode } from './support/node.ts';
import { full, rounds } from './support/rounds.ts';
import { expectSound } from './support/sound.ts';

const points = [...beforeCommit, ...afterCommit];
const everything = points.flatMap((point) => commandKinds.map((kind) => ({ point, kind })));

/** Each point with one kind of command; in the full count with every kind. */
function chosen(few: number) {
  if (full) return everything;
  const step = points.length / few;
  return Array.from({ length: few }, (_, index) => Math.floor(index * step)).map((at, index) => ({
    point: points[at] ?? 'before-commit',
    kind: commandKinds[(index * 3) % commandKinds.length] ?? commandKinds[0],
  }));
}

async function look<T>({ location }: Place, at: (reader: Reader) => Promise<T>): Promise<T> {
  const snapshot = await openSnapshot(location);
  try {
    return await at(snapshot.reader);
  } finally {
    await snapshot.close();
  }
}

/** Nothing of the commands before is due any more, so that what passes the armed point next is the command. */
async function atRest(place: Place): Promise<void> {
  const due = (reader: Reader) =>
    reader.query<{ n: number }>('SELECT COUNT(*) AS n FROM job WHERE not_before <= ?', [new Date().toISOString()]);
  await expect.poll(async () => (await look(place, due))[0]?.n, { timeout: 20_000, interval: 20 }).toBe(0);
}

describe.each(bothDatabases)('a node killed at one point of a command, on %s', (dialect) => {
  test(
    'then before the commit nothing is kept, afterwards all, and the command may be sent again',
    async (context) => {
      const list = chosen(dialect === 'sqlite' ? 4 : 3);
      rounds(context, list.length, list.length);
      const place = await aPlace(dialect);
      // The node looks for due work when it is woken only, so that hardly any other transaction passes the armed point.
      const env = { PRAXIS_NOTICE_WEBHOOK_URL: 'http://127.0.0.1:9/notices', PRAXIS_POLL_MS: '60000' };
      let node = await PraxisNode.start(place, { env });
      const acknowledged: string[] = [];
      let killed = 0;
      let desk = await Desk.at(node.url, { acknowledged });
      let monitoring = await Desk.at(node.url, { account: 'monitoring', acknowledged });

      const open = list.map((each) => ({ ...each, strays: 0 }));
      for (let next = open.shift(); next; next = open.shift()) {
        const { point, kind, strays } = next;
        if (!kind) continue;
        const send = await kind.prepare(desk, monitoring);
        await atRest(place);
        await node.arm(`${point}=crash`);
        const before = await look(place, fingerprint);
        const answered = await send(desk, monitoring).then(
          () => true,
          () => false,
        );
        if (answered) {
          await node.arm('');
          continue;
        }
        expect(await node.ended).toBe('SIGKILL');
        killed += 1;
        const after = await look(place, fingerprint);
        // A look for due work is a transaction, too, and may have been cut off instead: then the command is tried anew.
        const isStray = afterCommit.includes(point) && after === before && kind.name !== 'message';
        if (isStray) open.unshift({ ...next, strays: strays + 1 });
        expect(strays, `${point} of ${kind.name}: nothing was kept after the commit`).toBeLessThan(3);
        // A message is taken in by one transaction and delivered by the next: either may be the one that was cut off.
        if (kind.name !== 'message' && !isStray)
          expect(after === before, `${point} of ${kind.name}: ${before} ${after}`).toBe(beforeCommit.includes(point));

        node = await PraxisNode.start(place, { env });
        desk = desk.movedTo(node.url);
        monitoring = monitoring.movedTo(node.url);
        const again = await send(desk, monitoring).then(
          () => 200,
          (error: unknown) => (error instanceof Refused ? error.status : 0),
        );
        expect(again === 200 || (again === 409 && after !== before), `${point} of ${kind.name}: ${again}`).toBe(true);
      }

      expect(killed).toBeGreaterThan(list.length / 2);
      await node.kill('SIGTERM');
      await expectSound(place.location, { acknowledged });
      await place.remove();
    },
    full ? 3_600_000 : 120_000,
  );
});
