import type { Conflict, ScheduleCheck } from '../../../rules/change-schedule/conflicts.ts';

const facts: Readonly<Record<ScheduleCheck, string>> = {
  C1: 'sameItem',
  C2: 'relatedItem',
  C3: 'sameImplementer',
  C4: 'sameTierOneService',
  C5: 'outageOutsideWindow',
  C6: 'inFreeze',
  C7: 'shortNotice',
};

/** What was found, as facts of rule set `change-schedule`: one flag per check. */
export function factsOf(conflicts: readonly Conflict[]): Record<string, boolean> {
  const entries = Object.entries(facts).map(([check, fact]) => [fact, conflicts.some((each) => each.check === check)]);
  return Object.fromEntries(entries) as Record<string, boolean>;
}
