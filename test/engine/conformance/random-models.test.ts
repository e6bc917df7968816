import fc from 'fast-check';
import { expect, test } from 'vitest';

import { compile, EngineError } from '../../../engine/index.ts';
import { runs } from '../support/runs.ts';
import { expectSound } from '../support/sound.ts';
import type { ConformanceCase } from './case.ts';
import { messyModel } from './messy-model.ts';
import { modelOf } from './model.ts';
import { Player } from './play.ts';
import { blockModel } from './random-model.ts';

const choices = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 3 })), { minLength: 60, maxLength: 60 });

async function playersOf(each: ConformanceCase): Promise<readonly [Player, Player] | null> {
  try {
    const { processes } = await compile(modelOf(each.model, each.elements, each.roots), { profile: 'run' });
    const [process] = processes;
    return process ? [new Player(process, false), new Player(process, true)] : null;
  } catch (error) {
    expect(error).toBeInstanceOf(EngineError);
    expect(error).toMatchObject({ code: 'MODEL_INVALID' });
    return null;
  }
}

test('given any block-structured model, when its work is done in any order, then it completes, and the same with reload', async () => {
  await fc.assert(
    fc.asyncProperty(blockModel(), choices, async (model, picks) => {
      const players = await playersOf(model);
      expect(players).not.toBeNull();
      for (const player of players ?? []) {
        player.do({ type: 'start', variables: model.vars ?? {} });
        for (const [pick, n] of picks) {
          if (player.isOver()) break;
          expectSound(player.state());
          player.actOnAny(pick, { n });
        }
        // Nobody asks for another round any more.
        for (let left = 400; left > 0 && !player.isOver(); left -= 1) player.actOnAny(0, { n: 1 }, { calm: true });
        expectSound(player.state());
        expect(player.played().trace).toMatch(/ \| completed$/);
      }
      expect(players?.[1].played()).toEqual(players?.[0].played());
    }),
    { numRuns: runs(300) },
  );
}, 900_000);

test('given any messy model, when it is compiled and run, then it is refused, or runs without losing a token', async () => {
  await fc.assert(
    fc.asyncProperty(messyModel, choices, async (model, picks) => {
      const players = await playersOf(model);
      for (const player of players ?? []) {
        player.do({ type: 'start', variables: model.vars ?? {} });
        for (const [pick, n] of picks.slice(0, 20)) {
          if (player.isOver()) break;
          expectSound(player.state());
          player.actOnAny(pick, { n });
        }
        expectSound(player.state());
      }
      expect(players?.[1].played()).toEqual(players?.[0].played());
    }),
    { numRuns: runs(300) },
  );
}, 900_000);
