import type { ElementProperties } from '../../../engine/index.ts';
import { addServiceTime } from '../../../rules/calendar.ts';
import type { Calendar } from '../../../rules/schema/calendar.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';

const usualCalendar = 'cal-8x5';

/**
 * When a task is due by its properties: `due` (working time) counted from the instant in the record field `dueFrom`,
 * or from its opening, in `dueCalendar`; or `dueField`, a record field with a working time or an instant.
 *
 * @returns null when the task has no due of its own, or the fields it needs are empty
 */
export function taskDue(
  properties: ElementProperties,
  record: RecordDraft | null,
  openedAt: Date,
  calendars: readonly Calendar[],
): Date | null {
  const duration = properties['due'] ?? record?.text(properties['dueField'] ?? '') ?? null;
  if (duration === null) return null;
  if (!duration.startsWith('P')) return instant(duration);
  const from = properties['dueFrom'] ? instant(record?.text(properties['dueFrom']) ?? '') : openedAt;
  const calendar = calendars.find((each) => each.id === (properties['dueCalendar'] ?? usualCalendar));
  return from && calendar ? addServiceTime(calendar, from, duration).at : null;
}

function instant(text: string): Date | null {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at;
}
