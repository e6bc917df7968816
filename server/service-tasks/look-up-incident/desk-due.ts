import { z } from 'zod';
import { addServiceTime } from '../../../rules/calendar.ts';
import { decide } from '../../../rules/decide.ts';
import type { ServiceContext } from '../service-task.ts';

const ruleSet = 'desk-deadline';
/** As long as nobody knows the service, the deadline is that of the least important one. */
const leastImportant = 4;

const deadline = z.object({ duration: z.string(), calendar: z.string() });

/**
 * By when the desk has registered and classified, from now, by rule set `desk-deadline`. No clock runs yet.
 *
 * @param tier of the service, null while it is unknown
 * @throws {Error} when the package has no such rule set, or it names an unknown calendar
 */
export async function deskDueAt(tier: number | null, context: ServiceContext): Promise<Date> {
  const { run, parts, instance } = context;
  const pinned = parts.versions.ruleSet(instance.model.version, ruleSet);
  if (!pinned) throw new Error(`there is no rule set "${ruleSet}"`);
  const verdict = await decide(pinned.set, { tier: tier ?? leastImportant });
  run.rows.insert('decision_log', {
    at: run.now,
    rule_set: ruleSet,
    content_hash: pinned.hash,
    facts: JSON.stringify(verdict.facts),
    fired_rows: JSON.stringify(verdict.rows),
    result: JSON.stringify(verdict.result),
    instance_id: instance.id,
    record_id: context.record?.id ?? null,
    element_id: context.elementId,
    decision_request_id: null,
  });
  const { duration, calendar: id } = deadline.parse(verdict.result);
  const calendar = parts.calendars().find((each) => each.id === id);
  if (!calendar) throw new Error(`rule set "${ruleSet}" names the unknown calendar "${id}"`);
  return addServiceTime(calendar, run.now, duration).at;
}
