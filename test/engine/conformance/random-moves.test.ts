import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type Command, compile, EngineError, type ExecutableProcess, movesOf } from '../../../engine/index.ts';
import { expectSound } from '../support/sound.ts';
import type { ConformanceCase } from './case.ts';
import { modelOf } from './model.ts';
import { Player } from './play.ts';
import { blockModel } from './random-model.ts';

const runs = Number(process.env['PRAXIS_RANDOM_MOVES'] ?? 200);
const hand = { by: 'ada', reason: 'because it has to be' };

async function processOf(each: ConformanceCase): Promise<ExecutableProcess> {
  const { processes } = await compile(modelOf(each.model, each.elements, each.roots), { profile: 'run' });
  const [process] = processes;
  if (!process) throw new Error('the model has no process');
  return process;
}

/** Every governed command that the engine says is possible now. */
function possible(process: ExecutableProcess, player: Player): readonly Command[] {
  return movesOf(process, player.state()).flatMap((token): readonly Command[] => {
    const { tokenId, taskId, skipRefusal } = token;
    const tasks: readonly Command[] =
      taskId === null
        ? []
        : [
            ...token.returnTo.map((to): Command => ({ type: 'return-to', taskId, to, ...hand })),
            ...(['before', 'beside', 'after'] as const).map(
              (order): Command => ({ type: 'add-signer', taskId, signer: 'bo', order, ...hand }),
            ),
            { type: 'joint-sign', taskId, signers: ['bo', 'cy', 'di'], needed: 2, ...hand },
          ];
    return [
      ...token.moveTo.map((to): Command => ({ type: 'move-token', tokenId, to, ...hand })),
      ...(skipRefusal === null ? [{ type: 'skip', tokenId, ...hand } as const] : []),
      ...tasks,
    ];
  });
}

/** Finishes everything that is open, signatures before the tasks they belong to. */
function finish(player: Player): void {
  for (let left = 600; left > 0 && !player.isOver(); left -= 1) {
    try {
      player.actOnAny(left, { n: 1 }, { calm: true });
    } catch (error) {
      expect(error).toMatchObject({ code: 'SIGNATURES_MISSING' });
    }
  }
}

const picks = fc.array(fc.record({ pick: fc.nat(), n: fc.constantFrom(1, 2, 3), byHand: fc.boolean() }), {
  maxLength: 14,
});

describe('work changed by hand in random models', () => {
  test('given any model and any moves that are possible, then no token is lost or doubled: it completes, and the same with reload', async () => {
    let moved = 0;
    await fc.assert(
      fc.asyncProperty(blockModel(), picks, async (model, choices) => {
        const process = await processOf(model);
        const players = [new Player(process, false), new Player(process, true)];
        for (const player of players) {
          player.do({ type: 'start', variables: model.vars ?? {} });
          for (const { pick, n, byHand } of choices) {
            if (player.isOver()) break;
            const commands = byHand ? possible(process, player) : [];
            const command = commands[pick % commands.length];
            moved += attempt(player, command, pick, n);
            expectSound(player.state());
          }
          finish(player);
          expectSound(player.state());
          expect(player.played().trace).toMatch(/ \| completed$/);
          expect(
            player
              .played()
              .trace.split(' ')
              .filter((step) => step === 'e'),
          ).toEqual(['e']);
        }
        expect(players[1]?.played()).toEqual(players[0]?.played());
      }),
      { numRuns: runs },
    );
    expect(moved).toBeGreaterThan(runs);
  }, 120_000);

  test('given any model and a move the engine does not name, then it is refused with the element, and the state is as before', async () => {
    await fc.assert(
      fc.asyncProperty(blockModel(), picks, async (model, choices) => {
        const process = await processOf(model);
        const player = new Player(process, true);
        player.do({ type: 'start', variables: model.vars ?? {} });
        for (const { pick, n } of choices.slice(0, 6)) {
          if (player.isOver()) break;
          for (const token of movesOf(process, player.state()))
            for (const { id: to } of process.elements)
              if (!token.moveTo.includes(to))
                expectRefused(player, { type: 'move-token', tokenId: token.tokenId, to, ...hand });
          player.actOnAny(pick, { n });
        }
      }),
      { numRuns: Math.ceil(runs / 4) },
    );
  }, 120_000);
});

/** A person does it by hand; without a command, the work goes on. @returns 1 when something was changed by hand */
function attempt(player: Player, command: Command | undefined, pick: number, n: number): number {
  try {
    if (command) player.do(command);
    else player.actOnAny(pick, { n });
    return command ? 1 : 0;
  } catch (error) {
    // What the model cannot say before: a person for whom a repeated task has no place, a task that is not signed yet.
    expect(error).toBeInstanceOf(EngineError);
    expect(['SIGNER_REFUSED', 'SIGNATURES_MISSING']).toContain(error instanceof EngineError ? error.code : '');
    return 0;
  }
}

function expectRefused(player: Player, command: Command): void {
  const before = JSON.stringify(player.state());
  expect(() => player.do(command)).toThrow(EngineError);
  expect(JSON.stringify(player.state())).toBe(before);
}
