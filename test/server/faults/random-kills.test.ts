import { afterEach, describe, expect, test } from 'vitest';
import type { Dialect } from '../../../server/database/dialect.ts';
import { openSnapshot } from '../../../server/database/open-database.ts';
import { Desk, Refused } from './support/desk.ts';
import { aPlace, type Place, PraxisNode } from './support/node.ts';
import { full, rounds } from './support/rounds.ts';
import { expectSound } from './support/sound.ts';

interface Drill {
  readonly dialect: Dialect;
  readonly nodes: number;
  readonly kills: readonly [few: number, whole: number];
  readonly steps: readonly [few: number, whole: number];
}

const drills: readonly Drill[] = [
  { dialect: 'sqlite', nodes: 1, kills: [2, 100], steps: [60, 10_000] },
  { dialect: 'postgres', nodes: 2, kills: [2, 100], steps: [60, 10_000] },
  ...(full ? ([{ dialect: 'postgres', nodes: 4, kills: [0, 40], steps: [0, 10_000] }] as const) : []),
];

/** Cases at work at the same time; each is a chain of tasks, one after the other. */
const cases = 6;

describe.each(drills)('$nodes nodes on $dialect, killed in turn under load', ({ dialect, nodes, kills, steps }) => {
  const running: PraxisNode[] = [];
  let place: Place | undefined;
  afterEach(async () => {
    for (const node of running.splice(0)) await node.kill();
    await place?.remove();
  });

  test(
    'then no acknowledged step is lost, none is doubled, and none is stuck',
    async (context) => {
      const wanted = full ? steps[1] : steps[0];
      const killsWanted = rounds(context, kills[0], kills[1]);
      const perCase = Math.ceil(wanted / cases);
      place = await aPlace(dialect);
      const here = place;
      running.push(await PraxisNode.start(here));
      for (let index = 1; index < nodes; index++) running.push(await PraxisNode.start(here));
      const acknowledged: string[] = [];
      const first = await Desk.at(running[0]?.url ?? '', { acknowledged });
      const chains = [];
      for (let index = 0; index < cases; index++) chains.push(await first.start('rounds', { wanted: perCase }));

      let done = 0;
      let killed = 0;
      let working = true;
      const killing = (async () => {
        for (; killed < killsWanted && working; killed++) {
          const due = ((killed + 0.5 + Math.random() * 0.4) / killsWanted) * wanted * 0.9;
          while (done < due && working) await new Promise((resolve) => setTimeout(resolve, 5));
          const index = killed % nodes;
          await running[index]?.kill();
          running[index] = await PraxisNode.start(here);
        }
      })();
      const work = async (recordId: string, index: number) => {
        for (;;) {
          const node = running[index % nodes];
          try {
            const desk = first.movedTo(node?.url ?? '');
            const [task] = await desk.tasks(recordId);
            if (!task) throw new Error('an open case without a task is stuck');
            if (task.elementId === 'UT1_finish') return;
            await desk.complete(task.id);
            done += 1;
          } catch (error) {
            // A node that is away answers nothing; what it had begun is there or is not, and the next look tells.
            if (error instanceof Refused && error.status !== 409 && error.status !== 503) throw error;
            if (error instanceof Error && error.message.includes('stuck')) throw error;
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
        }
      };
      await Promise.all(chains.map(({ recordId }, index) => work(recordId, index)));
      working = false;
      await killing;
      for (const node of running.splice(0)) expect(await node.kill('SIGTERM')).toBe(0);

      const snapshot = await openSnapshot(here.location);
      const count = async (sql: string) =>
        (await snapshot.reader.query<{ n: number }>(`SELECT COUNT(*) AS n FROM ${sql}`))[0]?.n;
      const completed = await count(`history WHERE element_id = 'UT2_round' AND lifecycle = 'completed'`);
      const tasks = await count(`task WHERE element_id = 'UT2_round' AND status = 'completed'`);
      const jobs = await count('job WHERE instance_id IS NOT NULL');
      await snapshot.close();
      expect({ completed, tasks, jobs }).toEqual({ completed: perCase * cases, tasks: perCase * cases, jobs: 0 });
      expect(killed).toBe(killsWanted);
      await expectSound(here.location, { acknowledged });
    },
    full ? 3_600_000 : 300_000,
  );
});
