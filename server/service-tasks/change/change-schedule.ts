import type { ScheduleInForce } from '../../features/change-schedule/change-window.view.ts';
import type { ServiceContext } from '../service-task.ts';

/**
 * When changes may be made, as it is in force now: windows and freezes are read current, like calendars. Other
 * packages than change management look at the one there is.
 *
 * @throws {Error} when no package says it
 */
export function changeSchedule({ parts, instance }: ServiceContext): ScheduleInForce {
  const { version } = instance.model;
  const { inForce } = parts.versions;
  const own = inForce.find(({ processId }) => processId === version.processId) ?? version;
  const schedule = [own, ...inForce].map(({ content }) => content.changeSchedule).find((each) => each !== null);
  if (!schedule) throw new Error(`neither "${version.processId}" nor another package has a change-schedule.json`);
  return { schedule, calendars: parts.calendars() };
}
