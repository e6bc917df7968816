import type { Json } from '../../engine/index.ts';
import { type LogRow, logStates, waitingReason } from './log-row.ts';

/** How the incident stands before the next move. */
export interface Standing {
  readonly status: string;
  /** Pause reason while pending. */
  readonly waitingFor: string | null;
  /** Element ids of the record's open user tasks. */
  readonly open: readonly string[];
  /** The record's impact and urgency, once classified. */
  readonly impact: number | null;
  readonly urgency: number | null;
}

/** One thing the importer does at the desk. */
export type Move =
  | { readonly do: 'complete' | 'save'; readonly task: string; readonly values: Readonly<Record<string, Json>> }
  | { readonly do: 'hold'; readonly task: string; readonly reason: string }
  | { readonly do: 'resume'; readonly task: string }
  | { readonly do: 'override'; readonly fields: Readonly<Record<string, Json>> };

/** User tasks of the incident models a replay works on. */
const tasks = {
  classify: 'UT2_classify',
  diagnose: 'UT4_diagnose',
  accept: 'UT5_accept',
  investigate: 'UT6_investigate',
  resolution: 'UT7_record_resolution',
  confirm: 'UT8_confirm',
} as const;

const note = 'Replayed from the log.';

/**
 * The next move that brings an incident nearer to how a row of the log shows it; null when it stands so already, or
 * when no move leads on.
 */
export function nextMove(row: LogRow, standing: Standing): Move | null {
  const { open } = standing;
  if (open.includes(tasks.classify)) return classify(row);
  return reclassify(row, standing) ?? moveTo(row, standing);
}

/** True when the state of the record means what the row says. */
export function standsAs(row: LogRow, { status, waitingFor }: Standing): boolean {
  const allowed: readonly string[] = logStates[row.state];
  const reason = waitingReason[row.state];
  return allowed.includes(status) && (reason === undefined || reason === waitingFor);
}

function moveTo(row: LogRow, standing: Standing): Move | null {
  if (standsAs(row, standing) || row.state === 'New') return null;
  const { open, status } = standing;
  if (open.includes(tasks.confirm)) return confirm(row);
  if (open.includes(tasks.diagnose))
    return { do: 'complete', task: tasks.diagnose, values: { workLog: note, outcome: 'pass-on' } };
  if (open.includes(tasks.resolution)) return resolve(row);
  if (open.includes(tasks.accept)) return { do: 'complete', task: tasks.accept, values: {} };
  if (!open.includes(tasks.investigate)) return null;
  if (row.state === 'Resolved' || row.state === 'Closed')
    return { do: 'complete', task: tasks.investigate, values: { workLog: note, outcome: 'solved' } };
  if (status === 'pending') return { do: 'resume', task: tasks.investigate };
  const reason = waitingReason[row.state];
  return reason === undefined ? null : { do: 'hold', task: tasks.investigate, reason };
}

function classify({ impact, urgency }: LogRow): Move {
  const values = {
    nature: 'incident',
    category: 'other',
    serviceState: 'degraded',
    usersAffected: 1,
    impact: String(impact ?? unknownLevel),
    urgency: String(urgency ?? unknownLevel),
  };
  return { do: 'complete', task: tasks.classify, values };
}

/** What the log does not know is taken as low, and the row's priority is then not compared. */
const unknownLevel = 3;

/** The log changed impact or urgency: by the form where somebody works on it, else as an override with a reason. */
function reclassify(row: LogRow, { open, impact, urgency }: Standing): Move | null {
  const fields: Record<string, number> = {};
  if (row.impact !== null && row.impact !== impact) fields['impact'] = row.impact;
  if (row.urgency !== null && row.urgency !== urgency) fields['urgency'] = row.urgency;
  if (Object.keys(fields).length === 0) return null;
  if (!open.includes(tasks.investigate)) return { do: 'override', fields };
  const values = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, String(value)]));
  return { do: 'save', task: tasks.investigate, values };
}

function confirm({ state }: LogRow): Move {
  const solved = state === 'Closed';
  return { do: 'complete', task: tasks.confirm, values: solved ? { solved: 'yes' } : { solved: 'no', comment: note } };
}

function resolve({ at }: LogRow): Move {
  const values = {
    resolutionCode: 'fixed',
    cause: 'unknown',
    resolution: note,
    serviceRestoredAt: at.toISOString(),
    ciIds: ['imported-item'],
  };
  return { do: 'complete', task: tasks.resolution, values };
}
