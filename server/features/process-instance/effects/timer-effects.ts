import type { TimerDue } from '../../../../engine/index.ts';
import { addServiceTime } from '../../../../rules/calendar.ts';
import type { Calendar } from '../../../../rules/schema/calendar.ts';
import { RequestError } from '../../../errors.ts';
import type { CommandRun } from '../../../execution/command-run.ts';
import type { RunningInstance } from '../../../execution/running-instance.ts';
import { cronOf, nextTime } from '../../../jobs/recurrence.ts';
import { forgetClockTimer, watchClock } from '../../sla-clock/clock-timers.service.ts';
import type { EffectHandler } from './effect-handler.ts';

/** Timers that wait for the due of a task which the same step opens: the task may come after them. */
const waitingForTask = new WeakMap<
  CommandRun,
  { instanceId: string; taskId: string; arm: (dueAt: Date | null) => void }[]
>();

export const scheduleTimer: EffectHandler<'schedule-timer'> = async (effect, instance, run, parts) => {
  const { timerId, due } = effect;
  const fireAt = (dueAt: Date, payload: Readonly<Record<string, number | string | null>> = {}, zone?: string) =>
    run.job({ kind: 'timer', dueAt, instanceId: instance.id, ref: timerId, payload, zone: zone ?? null });

  switch (due.type) {
    case 'instant':
      return fireAt(due.at);
    case 'service-time':
      return fireAt(addServiceTime(calendarOf(parts.calendars(), due.calendar), due.from, due.duration).at);
    case 'clock':
      if (!instance.record) return fireAt(due.fallback);
      watchClock(run, {
        instanceId: instance.id,
        timerId,
        recordId: instance.record.id,
        metric: due.metric,
        percents: due.percents,
      });
      return parts.clocks.rearm(run, instance.record);
    case 'task-due':
      return waitForTask(run, instance, due, (dueAt) => {
        for (const percent of due.percents) fireAt(share(run.now, dueAt ?? due.fallback, percent), { percent });
      });
    case 'cycle':
      return fireAt(due.first, { every: due.every, calendar: due.calendar ?? null, zone: due.zone });
    case 'cron':
      return fireAt(
        nextTime(cronOf(due, parts.calendars()), run.now),
        { cron: due.cron, calendar: due.calendar ?? null, shift: due.shift ?? null },
        due.zone,
      );
  }
};

export const cancelTimer: EffectHandler<'cancel-timer'> = ({ timerId }, instance, run) => {
  run.rows.withdraw(
    'job',
    (row) => row['kind'] === 'timer' && row['instance_id'] === instance.id && row['ref'] === timerId,
  );
  run.rows.remove(`DELETE FROM job WHERE instance_id = ? AND kind = 'timer' AND ref = ?`, [instance.id, timerId]);
  forgetClockTimer(run, instance.id, timerId);
};

/** Arms the timers that waited for a task to open; its due is known now. */
export function armTaskTimers(run: CommandRun, instance: RunningInstance, taskId: string, dueAt: Date | null): void {
  const waiting = waitingForTask.get(run) ?? [];
  for (const each of waiting) if (each.instanceId === instance.id && each.taskId === taskId) each.arm(dueAt);
}

function waitForTask(
  run: CommandRun,
  instance: RunningInstance,
  due: Extract<TimerDue, { type: 'task-due' }>,
  arm: (dueAt: Date | null) => void,
): void {
  const open = run.rows
    .of('task')
    .find((row) => row['instance_id'] === instance.id && row['task_key'] === due.taskId && row['status'] === 'open');
  if (open) arm(open['due_at'] instanceof Date ? open['due_at'] : null);
  else
    waitingForTask.set(run, [...(waitingForTask.get(run) ?? []), { instanceId: instance.id, taskId: due.taskId, arm }]);
}

function share(from: Date, to: Date, percent: number): Date {
  return new Date(from.getTime() + Math.ceil(((to.getTime() - from.getTime()) * percent) / 100));
}

/** @throws {RequestError} when the calendar was removed after the model was published */
function calendarOf(calendars: readonly Calendar[], id: string): Calendar {
  const found = calendars.find((calendar) => calendar.id === id);
  if (!found) throw new RequestError('REFERENCE_UNKNOWN', `calendar "${id}" is unknown`, { params: { calendar: id } });
  return found;
}
