import { DateTime } from 'luxon';
import { RuleError } from './errors.ts';

/** When a person or role wants no notices. Times are local; over midnight when `from` is later than `to`. */
export interface QuietHours {
  /** IANA zone of the receiver, which need not be that of the clock. */
  readonly zone: string;
  /** First quiet minute of the day, `HH:mm`. */
  readonly from: string;
  /** First minute in which notices go out again, `HH:mm`. */
  readonly to: string;
  /** ISO weekdays, 1 Monday to 7 Sunday, quiet all day long. */
  readonly days?: readonly number[];
}

/**
 * When a notice that arises at `at` is to be sent: at once, or when the quiet hours end.
 *
 * It moves only the notice. The clock, its due date and the time of a breach do not know quiet hours. Where the clocks
 * are put forward over the end of the quiet hours, they end with the first minute after the gap.
 *
 * @param urgent true for notices that may wake people, e.g. of a P1
 * @throws {RuleError} `CALENDAR_NEVER_OPENS` when no minute of the week is left for notices
 */
export function noticeTime(at: Date, quiet: QuietHours | undefined, urgent: boolean): Date {
  if (!quiet || urgent) return at;
  let local: DateTime = DateTime.fromJSDate(at, { zone: quiet.zone });
  for (let moves = 0; moves <= 16; moves++) {
    const until = quietUntil(local, quiet);
    if (!until) return moves === 0 ? at : local.toJSDate();
    local = until;
  }
  throw new RuleError('CALENDAR_NEVER_OPENS', 'the quiet hours leave no time for notices', { ...quiet });
}

/** The end of the quiet time in which a local time lies; undefined when it is not quiet. */
function quietUntil(local: DateTime, { from, to, days = [] }: QuietHours): DateTime | undefined {
  if (days.includes(local.weekday)) return local.plus({ days: 1 }).startOf('day');
  const time = local.toFormat('HH:mm');
  const overnight = from > to;
  const inside = overnight ? time >= from || time < to : from <= time && time < to;
  if (!inside) return undefined;
  const [hour = 0, minute = 0] = to.split(':').map(Number);
  const day = overnight && time >= from ? local.plus({ days: 1 }) : local;
  const end = day.set({ hour, minute, second: 0, millisecond: 0 });
  // In a repeated hour the first "07:00" may already have passed: the second one ends the quiet then.
  return end > local ? end : end.plus({ hours: 1 });
}
