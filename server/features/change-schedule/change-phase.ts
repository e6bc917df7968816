import type { ScheduledChange } from '../../contract/change-calendar.ts';

type Phase = ScheduledChange['phase'];

/** States a change stands in the calendar with. Drafts, and what came to nothing, do not. */
const phases: Readonly<Record<string, Phase>> = {
  submitted: 'proposed',
  assessed: 'proposed',
  'awaiting-approval': 'proposed',
  approved: 'planned',
  scheduled: 'planned',
  implementing: 'running',
  verifying: 'running',
  'backing-out': 'running',
  implemented: 'done',
  'backed-out': 'done',
  failed: 'done',
  'retro-pending': 'done',
  'in-review': 'done',
  closed: 'done',
};

export const calendarStatuses: readonly string[] = Object.keys(phases);

export function phaseOf(status: string): Phase {
  return phases[status] ?? 'done';
}
