import type { ScheduleInForce } from '../../features/change-schedule/change-window.view.ts';
import type { ServiceContext } from '../service-task.ts';

/**
 * When changes may be made, as it is in force now: windows and freezes are read current, like calendars.
 *
 * @throws {Error} when the package of the record does not say it
 */
export function changeSchedule({ parts, instance }: ServiceContext): ScheduleInForce {
  const { version } = instance.model;
  const inForce = parts.versions.inForce.find(({ processId }) => processId === version.processId);
  const schedule = (inForce ?? version).content.changeSchedule;
  if (!schedule) throw new Error(`"${version.processId}" has no change-schedule.json`);
  return { schedule, calendars: parts.calendars() };
}
