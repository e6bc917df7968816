import type { ConditionProperties, NestedCondition } from 'json-rules-engine';
import type { Comparison, CompiledRow } from './row-match.ts';

/** A row in the words of json-rules-engine: all of its comparisons, and one of its alternatives entirely. */
export function engineConditions(row: CompiledRow): { all: NestedCondition[] } {
  const any: NestedCondition[] = row.any.map((group) => ({ all: group.map(toEngineCondition) }));
  return { all: [...row.all.map(toEngineCondition), ...(any.length > 0 ? [{ any }] : [])] };
}

function toEngineCondition({ fact, operator, value }: Comparison): ConditionProperties {
  return { fact, operator, value };
}
