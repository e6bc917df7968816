import type { Variables } from '../../../engine/index.ts';
import { checkedValues, type FormCheck } from './check-form.ts';

/**
 * Values of a task that is saved, not completed: every one given must be right, and none must be there but what the
 * record has already. What the form does not let a person change is the record's, as when the task is completed.
 *
 * @throws {RequestError} `FORM_INVALID`
 */
export function unfinishedValues(
  given: Readonly<Record<string, unknown>>,
  check: FormCheck,
  soFar: () => Variables,
): Variables {
  return checkedValues(given, { ...check, unfinished: soFar() });
}
