import type { RuleRow, RuleSet } from '../../../rules/schema/rule-set.ts';

/** Rows as a printed table can hold them: without labels, and with what all alternatives share inside each of them. */
export function normalRows({ rows }: RuleSet): readonly RuleRow[] {
  return rows.map(({ id, when, anyOf, always, outputs }) => ({
    id,
    ...(always ? { always } : {}),
    ...(when && !anyOf ? { when: tidied(when) } : {}),
    ...(anyOf && anyOf.length > 1 ? { anyOf: anyOf.map((group) => tidied({ ...when, ...group })) } : {}),
    ...(anyOf?.length === 1 ? { when: tidied({ ...when, ...anyOf[0] }) } : {}),
    ...(outputs && Object.keys(outputs).length > 0 ? { outputs } : {}),
  }));
}

/** `in` with one member says what `equal` says. */
function tidied(when: NonNullable<RuleRow['when']>): NonNullable<RuleRow['when']> {
  return Object.fromEntries(
    Object.entries(when).map(([fact, tests]) => [
      fact,
      Object.fromEntries(
        Object.entries(tests).map(([operator, value]) => {
          if (!Array.isArray(value) || value.length !== 1) return [operator, value];
          return [operator === 'in' ? 'equal' : 'notEqual', value[0] ?? null];
        }),
      ),
    ]),
  );
}
