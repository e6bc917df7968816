import { placeholders } from '../../database/list-sql.ts';
import type { CommandRun } from '../../execution/command-run.ts';

/** A timer of a model that the clock fires, once per percent. */
export interface ClockTimer {
  readonly instanceId: string;
  readonly timerId: string;
  readonly percents: readonly number[];
}

export interface TimersOfClocks {
  readonly timers: readonly ClockTimer[];
  /** Every percent one of them waits for. */
  readonly percents: readonly number[];
}

interface TimerRow {
  readonly record_id: string;
  readonly metric: string;
  readonly instance_id: string;
  readonly timer_id: string;
  readonly percents: string;
}

/** Timers that wait for clocks of some records, those of this transaction included. */
export type WatchedClocks = (recordId: string, metric: string) => TimersOfClocks;

export async function watchedClocks(run: CommandRun, recordIds: readonly string[]): Promise<WatchedClocks> {
  const stored = await run.tx.query<TimerRow>(
    `SELECT instance_id, timer_id, record_id, metric, percents FROM clock_timer WHERE record_id IN (${placeholders(recordIds)})`,
    recordIds,
  );
  return (recordId, metric) => {
    const pending = run.rows.of('clock_timer').map((row) => ({
      instance_id: String(row['instance_id']),
      timer_id: String(row['timer_id']),
      record_id: row['record_id'],
      metric: row['metric'],
      percents: String(row['percents']),
    }));
    const timers = [...stored, ...pending]
      .filter((row) => row.record_id === recordId && row.metric === metric)
      .map((row) => ({
        instanceId: row.instance_id,
        timerId: row.timer_id,
        percents: JSON.parse(row.percents) as number[],
      }));
    return { timers, percents: timers.flatMap((timer) => timer.percents) };
  };
}

/** Lets the clock of a metric fire a timer. Steps the clock has fired already are not repeated for it. */
export function watchClock(
  run: CommandRun,
  timer: ClockTimer & { readonly recordId: string; readonly metric: string },
): void {
  run.rows.insert('clock_timer', {
    instance_id: timer.instanceId,
    timer_id: timer.timerId,
    record_id: timer.recordId,
    metric: timer.metric,
    percents: JSON.stringify(timer.percents),
  });
}

export function forgetClockTimer(run: CommandRun, instanceId: string, timerId: string): void {
  const mine = (row: Readonly<Record<string, unknown>>) =>
    row['instance_id'] === instanceId && row['timer_id'] === timerId;
  if (run.rows.withdraw('clock_timer', mine)) return;
  run.rows.remove('DELETE FROM clock_timer WHERE instance_id = ? AND timer_id = ?', [instanceId, timerId]);
}
