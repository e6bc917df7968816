import type { Localized } from '../../../../server/contract/common.ts';

type Values = Readonly<Record<string, unknown>>;

/** Why a rule set decided as it did, as the history has it under `decision`: rows by their ids. */
export interface Decision {
  readonly facts: Values;
  readonly firedRows: readonly unknown[];
  /** Outputs; a rule set that collects has one entry per row. */
  readonly result: readonly Values[];
  /** What names and values mean, by the rule set itself. */
  readonly words: Readonly<Record<string, DecisionWords>>;
}

interface DecisionWords {
  readonly label: Localized | null;
  readonly values: Readonly<Record<string, Localized>>;
}

/** The decision in the details of a history entry; null for readers who may not see it, and for other entries. */
export function decisionOf({ decision }: Values): Decision | null {
  if (!isValues(decision) || !isValues(decision['facts']) || !Array.isArray(decision['firedRows'])) return null;
  const { facts, firedRows, result } = decision;
  const words = isValues(decision['words']) ? (decision['words'] as Decision['words']) : {};
  return { facts, firedRows, result: [result].flat().filter(isValues), words };
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
