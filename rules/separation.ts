import type { SodRule } from './schema/sod.ts';

/** A rule of separation of duties in one case, with the people it keeps away there. */
export interface SeparationHere {
  readonly rule: SodRule;
  readonly excluded: ReadonlySet<string>;
}

/** Somebody who is to do a task; `sides` are those of their roles. */
export interface Doer {
  readonly userId: string;
  readonly sides: ReadonlySet<'B' | 'I'>;
}

/**
 * The first rule that keeps a person away from a task; null when none does. It is judged by who they are, whatever
 * roles they hold: nobody is above it.
 *
 * Source: ISO/IEC 27002:2022, 5.3 (segregation of duties).
 */
export function refusalBy(rules: readonly SeparationHere[], { userId, sides }: Doer): SodRule | null {
  const hit = rules.find(
    ({ rule, excluded }) => excluded.has(userId) || (rule.side !== undefined && !sides.has(rule.side)),
  );
  return hit?.rule ?? null;
}
