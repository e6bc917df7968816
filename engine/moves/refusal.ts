import { EngineError, type ManualRefusalCode } from '../errors.ts';

/** Why a token may not be moved; `where` is the element that is in the way. */
export interface Refusal {
  readonly code: ManualRefusalCode;
  readonly message: string;
  readonly where: string;
}

export function refusal(code: ManualRefusalCode, where: string, message: string): Refusal {
  return { code, where, message };
}

/** @throws {EngineError} saying what is in the way and what would have been allowed */
export function refuse({ code, message, where }: Refusal, allowed: readonly string[]): never {
  const instead = allowed.length > 0 ? `; allowed: ${allowed.join(', ')}` : '';
  throw new EngineError(code, message + instead, { elementId: where, allowed });
}
