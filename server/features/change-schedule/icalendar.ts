/** An event as an iCalendar file says it. */
export interface CalendarEvent {
  /** The same in every file, so that a calendar program updates the event in place of adding another. */
  readonly uid: string;
  /** Instants, or local days `yyyy-MM-dd` where `lastDay` is included. */
  readonly when: { readonly start: Date; readonly end: Date } | { readonly firstDay: string; readonly lastDay: string };
  readonly summary: string;
  readonly description: string;
  readonly categories: readonly string[];
  readonly status: 'TENTATIVE' | 'CONFIRMED';
  /** False: it does not make anybody busy. */
  readonly busy: boolean;
}

const longestLine = 75;
const dayMs = 86_400_000;

/**
 * Writes an iCalendar file: UTC instants, texts escaped, lines folded at 75 octets without cutting a character.
 *
 * Source: RFC 5545, 3.1 (folding), 3.3.11 (texts), 3.6.1 (events).
 *
 * @param at when the file was made
 */
export function icalendar(name: string, events: readonly CalendarEvent[], at: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Praxis//Change calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    // RFC 7986, 5.7, and the name it had before: how often a program that subscribes asks again.
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...events.flatMap((event) => eventLines(event, at)),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function eventLines({ uid, when, summary, description, categories, status, busy }: CalendarEvent, at: Date): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${utc(at)}`,
    ...('start' in when
      ? [`DTSTART:${utc(when.start)}`, `DTEND:${utc(when.end)}`]
      : [`DTSTART;VALUE=DATE:${date(when.firstDay)}`, `DTEND;VALUE=DATE:${date(dayAfter(when.lastDay))}`]),
    `SUMMARY:${escaped(summary)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    ...(categories.length === 0 ? [] : [`CATEGORIES:${categories.map(escaped).join(',')}`]),
    `STATUS:${status}`,
    `TRANSP:${busy ? 'OPAQUE' : 'TRANSPARENT'}`,
    'END:VEVENT',
  ];
}

/** Control characters other than line ends are no part of a text. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
    .replaceAll(/\p{Cc}/gu, '');
}

function folded(line: string): string {
  const rows = [''];
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > longestLine) {
      rows.push(' ');
      octets = 1;
    }
    rows[rows.length - 1] += character;
    octets += size;
  }
  return rows.join('\r\n');
}

function utc(at: Date): string {
  return at.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
}

function date(day: string): string {
  return day.replaceAll('-', '');
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10);
}
