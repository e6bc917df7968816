import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

import { type LogRow, type RowFinding, readLogRow } from './log-row.ts';

/** The log as far as it can be read, in the order of time. */
export interface Log {
  readonly rows: readonly LogRow[];
  readonly findings: readonly RowFinding[];
}

/**
 * Reads an incident audit log: CSV with a header, one row per change, day-first dates in UTC, `?` for unknown.
 *
 * Rows come back ordered by time; rows of one incident never change their order, so a row written with an earlier
 * time than the one before it is taken to have happened at the same time.
 *
 * @throws {Error} when the file cannot be opened or is no CSV
 */
export async function readLog(path: string): Promise<Log> {
  const rows: LogRow[] = [];
  const findings: RowFinding[] = [];
  const latest = new Map<string, Date>();

  const parser = createReadStream(path).pipe(parse({ columns: true, bom: true, info: true, relax_column_count: true }));
  for await (const { record, info } of parser as AsyncIterable<{ record: unknown; info: { lines: number } }>) {
    const { row, findings: wrong } = readLogRow(info.lines, record);
    findings.push(...wrong);
    if (row) rows.push(notBefore(row, latest));
  }
  return { rows: rows.toSorted((a, b) => a.at.getTime() - b.at.getTime()), findings };
}

function notBefore(row: LogRow, latest: Map<string, Date>): LogRow {
  const previous = latest.get(row.number);
  const at = previous && previous > row.at ? previous : row.at;
  latest.set(row.number, at);
  return { ...row, at };
}
