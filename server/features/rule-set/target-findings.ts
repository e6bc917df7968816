import { workingMs } from '../../../rules/duration.ts';
import { RuleError } from '../../../rules/errors.ts';
import type { FactValue } from '../../../rules/schema/fact.ts';
import type { RuleSet } from '../../../rules/schema/rule-set.ts';
import type { RuleFinding } from '../../../rules/static-check.ts';

/**
 * Where a table that decides targets of clocks names a calendar nobody has, or a target no clock can run: such a row
 * would stop cases that have begun. Tables without an output `calendar` decide no targets.
 */
export function targetFindings({ outputs, rows }: RuleSet, calendars: readonly string[]): readonly RuleFinding[] {
  if (!outputs.some(({ name }) => name === 'calendar')) return [];
  const durations = outputs.filter(({ type }) => type === 'duration').map(({ name }) => name);
  const finding = (path: string, value: FactValue, allowed: string): RuleFinding => ({
    code: 'VALUE_NOT_ALLOWED',
    path,
    message: `${JSON.stringify(value)}; allowed: ${allowed}`,
  });
  return rows.flatMap((row, index) => {
    const place = (name: string) => `rows[${index}].outputs.${name}`;
    const calendar = row.outputs?.['calendar'] ?? null;
    const unknown = calendar !== null && !calendars.includes(String(calendar));
    return [
      ...(unknown ? [finding(place('calendar'), calendar, calendars.join(', '))] : []),
      ...durations.flatMap((name) => {
        const value = row.outputs?.[name] ?? null;
        return value === null || isTarget(value)
          ? []
          : [finding(place(name), value, 'a time longer than nothing, e.g. PT4H')];
      }),
    ];
  });
}

function isTarget(value: FactValue): boolean {
  try {
    return workingMs(String(value)) > 0;
  } catch (error) {
    if (error instanceof RuleError) return false;
    throw error;
  }
}
