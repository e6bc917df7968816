import { z } from 'zod';
import type { ClockTarget } from '../../../rules/clock.ts';
import { decide } from '../../../rules/decide.ts';
import type { ClockDefinition } from '../../../rules/schema/clock-definition.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import type { PinnedRuleSet } from '../../process-package/package.ts';

const decided = z.object({ agreed: z.boolean(), target: z.string(), calendar: z.string() });

/**
 * What is agreed for a clock that the process itself gives no target: decided by the rule set its definition names,
 * and logged like every decision. Undefined when nothing is agreed.
 *
 * @throws {Error} when the rule set is not there; {RuleError} when it cannot decide
 */
export async function agreedTarget(
  definition: ClockDefinition,
  record: RecordDraft,
  run: CommandRun,
  ruleSet: (id: string) => PinnedRuleSet | undefined,
): Promise<ClockTarget | undefined> {
  const { id: clock, agreedBy } = definition;
  if (agreedBy === undefined) return undefined;
  const pinned = ruleSet(agreedBy);
  if (!pinned) throw new Error(`clock "${clock}" is agreed by rule set "${agreedBy}", which is not there`);
  const priority = record.text('priority');
  const verdict = await decide(pinned.set, { clock, ...(priority === null ? {} : { priority }) });
  const { agreed, target, calendar } = decided.parse(verdict.result);
  if (!agreed) return undefined;
  run.rows.insert('decision_log', {
    at: run.now,
    rule_set: agreedBy,
    content_hash: pinned.hash,
    facts: JSON.stringify(verdict.facts),
    fired_rows: JSON.stringify(verdict.rows),
    result: JSON.stringify(verdict.result),
    instance_id: caseOf(record, run),
    record_id: record.id,
    element_id: clock,
    decision_request_id: null,
  });
  return { target, calendar };
}

/** The case that runs on the record in this transaction; empty when somebody changed the record beside it. */
function caseOf(record: RecordDraft, run: CommandRun): string {
  return [...run.instances.values()].find((instance) => instance.record?.id === record.id)?.rootId ?? '';
}
