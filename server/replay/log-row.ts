import { DateTime } from 'luxon';
import { z } from 'zod';

/** The states of the log, each with the states of an incident record that mean the same. */
export const logStates = {
  New: ['new', 'classified'],
  Active: ['assigned', 'in-progress'],
  'Awaiting User Info': ['pending'],
  'Awaiting Evidence': ['pending'],
  'Awaiting Vendor': ['pending'],
  'Awaiting Problem': ['pending'],
  Resolved: ['resolved'],
  Closed: ['closed'],
} as const satisfies Record<string, readonly string[]>;
export type LogState = keyof typeof logStates;

/** Why an incident of the log waits, as one of our pause reasons. */
export const waitingReason: Partial<Record<LogState, string>> = {
  'Awaiting User Info': 'waiting-customer',
  'Awaiting Evidence': 'waiting-customer',
  'Awaiting Vendor': 'waiting-supplier',
  'Awaiting Problem': 'waiting-change',
};

const states = Object.keys(logStates);
const day = 'dd-MM-yyyy HH:mm';
const unknown = '?';

const at = z.string().transform((text, context) => {
  const read = DateTime.fromFormat(text, day, { zone: 'utc' });
  if (read.isValid) return read.toJSDate();
  context.addIssue({ code: 'custom', message: `"${text}" is not a date; allowed: ${day}` });
  return z.NEVER;
});

/** `"2 - Medium"` -> 2; `"?"` -> null. */
const level = z.string().transform((text, context) => {
  if (text === unknown || text === '') return null;
  const digit = /^([1-4]) - /.exec(text)?.[1];
  if (digit) return Number(digit);
  context.addIssue({ code: 'custom', message: `"${text}" is not a level; allowed: "1 - ..." to "4 - ..." or "?"` });
  return z.NEVER;
});

const text = z.string().transform((value) => (value === unknown || value === '' ? null : value));

/** The columns of the log that a replay reads; others are passed over. */
const columns = z.object({
  number: z.string().regex(/^INC\d+$/, 'allowed: INC and digits'),
  incident_state: z.enum(states as [LogState, ...LogState[]], { error: `allowed: ${states.join(', ')}` }),
  sys_updated_at: at,
  impact: level,
  urgency: level,
  priority: level,
  category: text,
  assignment_group: text,
});

/** One audit row of the log: how the incident stood after one change. */
export interface LogRow {
  /** Line of the file, the header being line 1. */
  readonly line: number;
  readonly number: string;
  readonly state: LogState;
  /** When the row was written, UTC. */
  readonly at: Date;
  readonly impact: number | null;
  readonly urgency: number | null;
  readonly priority: number | null;
  readonly category: string | null;
  readonly group: string | null;
}

/** A value that cannot be read: the row is reported and left out. */
export interface RowFinding {
  readonly line: number;
  readonly column: string;
  readonly message: string;
}

/** Reads one row of the file; `findings` is empty exactly when `row` is there. */
export function readLogRow(line: number, values: unknown): { row: LogRow | null; findings: readonly RowFinding[] } {
  const read = columns.safeParse(values);
  if (!read.success)
    return {
      row: null,
      findings: read.error.issues.map((issue) => ({ line, column: issue.path.join('.'), message: issue.message })),
    };
  const { number, incident_state: state, sys_updated_at, assignment_group: group, ...rest } = read.data;
  return { row: { line, number, state, at: sys_updated_at, group, ...rest }, findings: [] };
}
