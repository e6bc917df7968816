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
  readonly instance_id: string;
  readonly timer_id: string;
  readonly percents: string;
}

/** Timers that wait for a metric's clock, those of this transaction included. */
export async function watchedPercents(run: CommandRun, recordId: string, metric: string): Promise<TimersOfClocks> {
  const stored = await run.tx.query<TimerRow>(
    'SELECT instance_id, timer_id, percents FROM clock_timer WHERE record_id = ? AND metric = ?',
    [recordId, metric],
  );
  const pending = run.rows
    .of('clock_timer')
    .filter((row) => row['record_id'] === recordId && row['metric'] === metric)
    .map((row) => ({
      instance_id: String(row['instance_id']),
      timer_id: String(row['timer_id']),
      percents: String(row['percents']),
    }));
  const timers = [...stored, ...pending].map((row) => ({
    instanceId: row.instance_id,
    timerId: row.timer_id,
    percents: JSON.parse(row.percents) as number[],
  }));
  return { timers, percents: timers.flatMap((timer) => timer.percents) };
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
