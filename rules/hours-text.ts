import type { DayHours } from './schema/calendar.ts';

/**
 * The working intervals of a day as people type them: `09:00-12:00, 13:00–15:30`; nothing is a closed day. Signs of a
 * Chinese keyboard are read like their Latin twins.
 *
 * @returns undefined when it cannot be read, or the intervals overlap or stand in the wrong order
 */
export function readHours(text: string): DayHours | undefined {
  const parts = text
    .normalize('NFKC')
    .split(/[,;、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const hours: DayHours = [];
  for (const part of parts) {
    const [, from, to] = /^(\d{1,2}:\d{2})\s*(?:[-–—~]|至|to)\s*(\d{1,2}:\d{2})$/.exec(part) ?? [];
    const [opens, closes] = [timeOf(from), timeOf(to)];
    if (!opens || !closes || opens >= closes || opens < (hours.at(-1)?.[1] ?? '')) return undefined;
    hours.push([opens, closes]);
  }
  return hours;
}

/** The same text as it is shown; empty for a closed day. */
export function writeHours(hours: DayHours): string {
  return hours.map(([from, to]) => `${from}–${to}`).join(', ');
}

function timeOf(text: string | undefined): string | undefined {
  const padded = (text ?? '').padStart(5, '0');
  return /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(padded) ? padded : undefined;
}
