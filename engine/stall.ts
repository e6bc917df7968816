import type { Json } from './variables.ts';

/**
 * Why a token cannot go on. Thrown where an expression or definition fails, caught by the life cycle, which parks
 * the token for a person; it never leaves the engine.
 */
export class Stall extends Error {
  override readonly name = 'Stall';
  readonly code: string;
  readonly details: Readonly<Record<string, Json>>;

  constructor(code: string, details: Readonly<Record<string, Json>> = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
