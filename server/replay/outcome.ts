import type { LogRow } from './log-row.ts';

/** How a row of the log compares with the record after it was replayed. */
export interface RowOutcome {
  readonly line: number;
  readonly number: string;
  /** Null when the state equals the row's; else why not. */
  readonly difference: string | null;
  /** Null where the log gives no impact, urgency or priority to compare with. */
  readonly priorityEqual: boolean | null;
}

/** What a replay did, counted. */
export interface ReplayReport {
  readonly incidents: number;
  readonly rowsRead: number;
  readonly rowsEqual: number;
  readonly rowsDifferent: readonly RowOutcome[];
  readonly prioritiesEqual: number;
  readonly prioritiesDifferent: readonly RowOutcome[];
  /** Rows that an earlier run had replayed already; nothing was changed for them. */
  readonly rowsRepeated: number;
  readonly seconds: number;
}

/** Compares the record's priority (`P1`..`P4`) with the row's (1..4). */
export function samePriority(row: LogRow, priority: string | null): boolean | null {
  if (row.impact === null || row.urgency === null || row.priority === null) return null;
  return priority === `P${row.priority}`;
}

/** Adds up the rows of a replay. */
export function summarize(
  outcomes: readonly RowOutcome[],
  run: { readonly rowsRepeated: number; readonly seconds: number },
): ReplayReport {
  return {
    incidents: new Set(outcomes.map(({ number }) => number)).size,
    rowsRead: outcomes.length,
    rowsEqual: outcomes.filter(({ difference }) => difference === null).length,
    rowsDifferent: outcomes.filter(({ difference }) => difference !== null),
    prioritiesEqual: outcomes.filter(({ priorityEqual }) => priorityEqual === true).length,
    prioritiesDifferent: outcomes.filter(({ priorityEqual }) => priorityEqual === false),
    ...run,
  };
}

/** The report as lines of text. */
export function reportLines(report: ReplayReport): readonly string[] {
  const rate = report.seconds > 0 ? (report.incidents / report.seconds).toFixed(1) : 'n/a';
  return [
    `incidents             ${report.incidents}`,
    `rows equal            ${report.rowsEqual} of ${report.rowsRead}`,
    `rows different        ${report.rowsDifferent.length}`,
    ...report.rowsDifferent.map(({ line, number, difference }) => `  line ${line} ${number}: ${difference}`),
    `priorities equal      ${report.prioritiesEqual}`,
    `priorities different  ${report.prioritiesDifferent.length}`,
    ...report.prioritiesDifferent.map(({ line, number }) => `  line ${line} ${number}`),
    `rows repeated         ${report.rowsRepeated} (replayed by an earlier run; nothing changed)`,
    `incidents per second  ${rate}`,
  ];
}
