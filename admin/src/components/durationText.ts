import type { Text } from '../i18n/useText.ts';

const minuteMs = 60_000;
const minutesPerDay = 24 * 60;

/**
 * A length of time in words with its two largest units, e.g. `2 h 15 min`.
 *
 * @param ms length; its sign is ignored. Parts of a minute are dropped.
 */
export function durationText(ms: number, text: Text): string {
  const minutes = Math.floor(Math.abs(ms) / minuteMs);
  if (minutes === 0) return text('time.under_a_minute');
  const parts = [
    { count: Math.floor(minutes / minutesPerDay), key: 'time.days' },
    { count: Math.floor((minutes % minutesPerDay) / 60), key: 'time.hours' },
    { count: minutes % 60, key: 'time.minutes' },
  ] as const;
  const first = parts.findIndex((part) => part.count > 0);
  const shown = parts.slice(first, first + 2).filter((part) => part.count > 0);
  return shown
    .map((part) => text(part.key, { smart_count: part.count }))
    .reduce((joined, part) => text('time.joined', { first: joined, second: part }));
}

/**
 * An ISO 8601 duration of hours and minutes or days, e.g. `PT4H`, in words; as written when it has other parts. Forty
 * hours stay forty hours: of working time they are five days, and of the clock not two.
 */
export function isoDurationText(duration: string, text: Text): string {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration);
  if (match === null) return duration;
  const [days, hours, minutes] = match.slice(1).map((part) => Number(part ?? 0));
  if (!days && hours && hours >= 24) {
    const whole = text('time.hours', { smart_count: hours });
    return minutes
      ? text('time.joined', { first: whole, second: text('time.minutes', { smart_count: minutes }) })
      : whole;
  }
  return durationText((((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * minuteMs, text);
}
