import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ExecutableProcess, proposeMapping } from '../../../engine/index.ts';
import type { ConformanceCase } from '../conformance/case.ts';
import { modelOf } from '../conformance/model.ts';
import { Player } from '../conformance/play.ts';
import { blockModel } from '../conformance/random-model.ts';
import { compiled, inOtherOrder, toItself, withOtherIds } from './other-models.ts';

const runs = Number(process.env['PRAXIS_MIGRATION_RUNS'] ?? 25);
const picks = fc.array(fc.nat(), { minLength: 30, maxLength: 30 });

/** A random model, what is done with its instance, and after how many steps it is moved. */
const stories = fc.record({ model: blockModel(), picks, after: fc.nat({ max: 12 }) });

/** The file; its services have names of their own, so that they do not change with the ids. */
function textOf({ model, elements = '', roots }: ConformanceCase): string {
  const named = elements.replaceAll(
    /<serviceTask id="(\w+)"\/>/g,
    '<serviceTask id="$1"><extensionElements><zeebe:taskDefinition type="work"/></extensionElements></serviceTask>',
  );
  return modelOf(model, named, roots);
}

function played(process: ExecutableProcess, vars: Record<string, unknown>, reload = true): Player {
  const player = new Player(process, reload);
  player.do({ type: 'start', variables: vars as never });
  return player;
}

function acted(player: Player, picked: readonly number[]): void {
  for (const pick of picked) if (!player.isOver()) player.actOnAny(pick, { n: 1 });
}

test('given any instance, when it moves to the same model written in another order, then its state is the same and nothing is opened or closed', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async ({ model, picks: picked, after }) => {
      const xml = textOf(model);
      const [from, to] = [await compiled(xml), await compiled(await inOtherOrder(xml))];
      const player = played(from, { ...model.vars });
      acted(player, picked.slice(0, after));
      fc.pre(!player.isOver());
      const before = player.state();

      const moved = player.migrate(to, toItself(from));

      expect(moved).toMatchObject({ type: 'moved', state: { ...before, rev: before.rev + 1 } });
      expect(player.state()).toEqual({ ...before, rev: before.rev + 1 });
      const effects = moved.type === 'moved' ? moved.effects : [];
      expect(effects.filter(({ type }) => type !== 'renew-user-task')).toEqual([]);
    }),
    { numRuns: runs },
  );
}, 120_000);

test('given any instance, when it moves to a model with other ids at any time, then it ends as it would have, with the same trace', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async ({ model, picks: picked, after }) => {
      const xml = textOf(model);
      const from = await compiled(xml);
      const other = withOtherIds(xml, from);
      const to = await compiled(other.xml);
      const [stays, moves] = [played(from, { ...model.vars }), played(from, { ...model.vars })];
      acted(stays, picked.slice(0, after));
      acted(moves, picked.slice(0, after));
      fc.pre(!moves.isOver());

      expect(moves.migrate(to, other.mapping)).toMatchObject({ type: 'moved' });
      acted(stays, picked.slice(after));
      acted(moves, picked.slice(after));

      const [expected, found] = [stays.played(), moves.played()];
      expect(found.trace.replaceAll('_2', '')).toBe(expected.trace);
      expect(found.vars).toEqual(expected.vars);
    }),
    { numRuns: runs },
  );
}, 120_000);

test('given any instance, when it moves there and back again, then its state is the same', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async ({ model, picks: picked, after }) => {
      const xml = textOf(model);
      const from = await compiled(xml);
      const other = withOtherIds(xml, from);
      const player = played(from, { ...model.vars });
      acted(player, picked.slice(0, after));
      fc.pre(!player.isOver());
      const before = player.state();

      player.migrate(await compiled(other.xml), other.mapping);
      player.migrate(from, Object.fromEntries(Object.entries(other.mapping).map(([old, now]) => [now, old])));

      expect(player.state()).toEqual({ ...before, rev: before.rev + 2 });
    }),
    { numRuns: runs },
  );
}, 120_000);

test('given any model, then every element is proposed for itself, whatever the order', async () => {
  await fc.assert(
    fc.asyncProperty(blockModel(), async (model) => {
      const xml = textOf(model);
      const from = await compiled(xml);
      const proposed = proposeMapping(from, await compiled(await inOtherOrder(xml)));

      expect(proposed).toEqual(from.elements.map(({ id }) => ({ elementId: id, to: id, by: 'id', why: null })));
    }),
    { numRuns: runs },
  );
}, 120_000);
