import type { Desk } from './desk.ts';
import { type LogRow, logStates } from './log-row.ts';
import { nextMove, standsAs } from './moves.ts';
import { type ReplayReport, type RowOutcome, samePriority, summarize } from './outcome.ts';

/** No incident needs more moves from one row of a log to the next. */
const mostMoves = 12;

/**
 * Replays the rows of a log through live instances, in the order of time, and compares after each row.
 *
 * @param rows rows as `readLog` gives them
 * @param onRow called after each row, for a progress bar
 */
export async function replay(desk: Desk, rows: readonly LogRow[], onRow: () => void): Promise<ReplayReport> {
  const records = new Map<string, string>();
  const outcomes: RowOutcome[] = [];
  const start = process.hrtime.bigint();
  let rowsRepeated = 0;

  for (const row of rows) {
    const kept = await desk.kept(row);
    if (kept) rowsRepeated += 1;
    outcomes.push(kept ?? (await replayRow(desk, row, records)));
    onRow();
  }
  return summarize(outcomes, { rowsRepeated, seconds: Number(process.hrtime.bigint() - start) / 1e9 });
}

async function replayRow(desk: Desk, row: LogRow, records: Map<string, string>): Promise<RowOutcome> {
  const outcome = await tryRow(desk, row, records);
  await desk.keep(row, outcome);
  return outcome;
}

/** A row that cannot be replayed is an outcome with its reason, and the others go on. */
async function tryRow(desk: Desk, row: LogRow, records: Map<string, string>): Promise<RowOutcome> {
  const { line, number } = row;
  try {
    await desk.at(row.at);
    const recordId = records.get(number) ?? (await desk.report(row));
    records.set(number, recordId);
    let seen = await desk.look(recordId);
    for (let moves = 0; moves < mostMoves; moves += 1) {
      const move = nextMove(row, seen);
      if (!move) break;
      await desk.make(recordId, move);
      seen = await desk.look(recordId);
    }
    const difference = standsAs(row, seen)
      ? null
      : `the row says ${row.state} (${logStates[row.state].join(' or ')}), the record is ${seen.status}`;
    return { line, number, difference, priorityEqual: samePriority(row, seen.priority) };
  } catch (error) {
    return { line, number, difference: error instanceof Error ? error.message : String(error), priorityEqual: null };
  }
}
