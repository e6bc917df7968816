import { EngineError, firstCron, startTimerDue } from '../../engine/index.ts';
import type { PackageFinding } from './finding.ts';
import type { PackageModel } from './package.ts';

/** Any instant does: whether a text is a time does not depend on when it is read. */
const sample = { now: new Date('2026-01-05T00:00:00Z'), zone: 'UTC' };

/** Ways to start a process that could never start one. */
export function checkStarts({ process, file }: PackageModel): readonly PackageFinding[] {
  return process.startEvents.flatMap((start) => {
    const { elementId: path, trigger, timer } = start;
    if (trigger === 'conditional')
      return [
        {
          file,
          path,
          value: trigger,
          allowed:
            'a process starts by hand, message, signal or timer: before it there is nothing a condition could look at',
        },
      ];
    if (timer === undefined) return [];
    if (timer.kind === 'duration')
      return [
        {
          file,
          path,
          value: timer.text,
          allowed: 'a process starts at a date or in a cycle: there is no instant a duration could count from',
        },
      ];
    return isTime(process, path) ? [] : [{ file, path, value: timer.text, allowed: timerTexts[timer.kind] }];
  });
}

const timerTexts = {
  date: 'allowed: an instant, e.g. 2026-01-05T06:00:00+08:00',
  cycle: 'allowed: R/PT1H, R5/2026-01-05T06:00:00+08:00[Asia/Shanghai]/P1W, or six cron fields that name a day',
};

function isTime(process: PackageModel['process'], elementId: string): boolean {
  try {
    const due = startTimerDue(process, elementId, sample);
    if (due.type === 'cron') firstCron(due.cron, due.zone, sample.now);
    return true;
  } catch (error) {
    if (error instanceof EngineError || error instanceof RangeError) return false;
    throw error;
  }
}
