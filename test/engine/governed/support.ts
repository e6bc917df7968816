import { expect } from 'vitest';

import { type Command, EngineError, type ExecutableProcess, movesOf } from '../../../engine/index.ts';
import type { TestInstance } from '../support/instance.ts';

export const hand = { by: 'ada', reason: 'the customer asked for it' } as const;

/** The number of the token at an element. */
export function tokenAt(instance: TestInstance, elementId: string): number {
  const token = instance.state.tokens.find((each) => each.at === elementId && each.id !== 0);
  if (!token) throw new Error(`nothing is at ${elementId}`);
  return token.id;
}

export function move(instance: TestInstance, from: string, to: string): TestInstance {
  return instance.do({ type: 'move-token', tokenId: tokenAt(instance, from), to, ...hand });
}

export function returned(instance: TestInstance, from: string, to: string): TestInstance {
  return instance.do({ type: 'return-to', taskId: instance.tasks(from)[0] ?? '', to, ...hand });
}

/** The refusal of a command: its code and what is in the way. The state must be what it was. */
export function refusalOf(instance: TestInstance, command: Command): readonly [string, string | undefined] {
  const before = instance.state;
  try {
    instance.do(command);
  } catch (error) {
    expect(error).toBeInstanceOf(EngineError);
    expect(instance.state).toEqual(before);
    if (error instanceof EngineError) return [error.code, error.elementId];
  }
  return ['taken', undefined];
}

/** Where the token at an element could go. */
export function movesAt(process: ExecutableProcess, instance: TestInstance, elementId: string) {
  const moves = movesOf(process, instance.state).find((each) => each.elementId === elementId);
  if (!moves) throw new Error(`nothing is at ${elementId}`);
  return moves;
}
