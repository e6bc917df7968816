import type { Variables } from '../../../engine/index.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import { recordsInSight } from '../../fact-queries/incidents/records-in-sight.ts';
import { textOf, textsOf } from '../../features/change-schedule/change-window.view.ts';

/** A standard change template as it is now. */
interface Template {
  readonly fields: Variables;
  /** Neither suspended nor beyond the day until which the board approved it. */
  readonly active: boolean;
  /** Days of successful uses in the last 12 months that were before changes were kept here. */
  readonly earlierSuccesses: readonly string[];
}

const yearMs = 365 * 86_400_000;

/** The template with a number; null when there is none. */
export async function templateOf(run: CommandRun, number: string | null): Promise<Template | null> {
  if (number === null) return null;
  const seen = await recordsInSight(run, 'change-template', { sql: 'number = ?', params: [number] });
  const found = seen.find((each) => each.number === number);
  if (!found) return null;
  const { status, fields } = found;
  const today = run.now.toISOString().slice(0, 10);
  const yearAgo = new Date(run.now.getTime() - yearMs).toISOString().slice(0, 10);
  return {
    fields,
    active: status === 'active' && (textOf(fields, 'approvedUntil') ?? '') >= today,
    earlierSuccesses: textsOf(fields, 'earlierSuccesses').filter((day) => day >= yearAgo && day <= today),
  };
}
