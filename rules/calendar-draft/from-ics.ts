import { z } from 'zod';
import type { CalendarDraft, DraftProblem, DraftProblemCode } from './calendar-draft.ts';

const mostCharacters = 2_000_000;
const mostDays = 5_000;
const dayMs = 86_400_000;

interface Property {
  readonly line: number;
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
}

/**
 * Reads days off from an iCalendar file (RFC 5545): all-day events, each day from DTSTART up to DTEND, which is not
 * part of it, or for a DURATION of days or weeks. A summary that says make-up workday (补班, 调休上班, "make-up") makes the day a worked one.
 *
 * Events with a time of day, repeating and canceled ones are left out and said: a feed may hold anything, and a meeting
 * is no holiday.
 */
export function fromIcs(text: string): CalendarDraft {
  const problems: DraftProblem[] = [];
  const holidays: { date: string; name: { en: string; zh: string } }[] = [];
  const extraWorkdays: { date: string; useWeekday: number }[] = [];
  const events = text.length > mostCharacters ? undefined : eventsOf(text);
  if (!events)
    problems.push({
      place: '',
      value: text.slice(0, 40),
      code: 'malformed',
      message: 'allowed: an iCalendar file of at most 2 MB',
    });
  for (const event of events ?? []) {
    const name = unescaped(event.find((each) => each.name === 'SUMMARY')?.value ?? '').trim();
    const days = daysOf(event, name, problems);
    if (/补班|调休上班|make-?up/i.test(name)) extraWorkdays.push(...days.map((date) => ({ date, useWeekday: 1 })));
    else holidays.push(...days.map((date) => ({ date, name: { en: name, zh: name } })));
  }
  const worked = new Set(extraWorkdays.map(({ date }) => date));
  const last = [...holidays, ...extraWorkdays]
    .map(({ date }) => date)
    .toSorted()
    .at(-1);
  return {
    holidays: [...new Map(holidays.map((day) => [day.date, day])).values()].filter(({ date }) => !worked.has(date)),
    extraWorkdays: [...new Map(extraWorkdays.map((day) => [day.date, day])).values()],
    completeUntil: last === undefined ? undefined : `${last.slice(0, 4)}-12-31`,
    sources: [],
    problems,
  };
}

/** Properties of each VEVENT; undefined when the text is no calendar. Folded lines are joined first. */
function eventsOf(text: string): readonly (readonly Property[])[] | undefined {
  const lines: { text: string; line: number }[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const last = lines.at(-1);
    if (/^[ \t]/.test(line) && last) last.text += line.slice(1);
    else lines.push({ text: line, line: index + 1 });
  }
  if (lines[0]?.text.trim().toUpperCase() !== 'BEGIN:VCALENDAR') return undefined;
  const events: Property[][] = [];
  let open: Property[] | undefined;
  /** Parts of an event, such as alarms, have properties of their own. */
  let inside = 0;
  for (const { text: each, line } of lines) {
    const [, edge, part] = /^(BEGIN|END):(\w+)\s*$/i.exec(each)?.map((word) => word.toUpperCase()) ?? [];
    if (part === 'VEVENT') {
      if (edge === 'END' && open) events.push(open);
      open = edge === 'BEGIN' ? [] : undefined;
      inside = 0;
    } else if (edge) inside += edge === 'BEGIN' ? 1 : -1;
    else if (open && inside === 0) {
      const [, name, parameters = '', value = ''] = /^([\w-]+)((?:;[^;:"]*(?:"[^"]*")?)*):(.*)$/.exec(each) ?? [];
      if (name) open.push({ line, name: name.toUpperCase(), parameters, value });
    }
  }
  return events;
}

function daysOf(event: readonly Property[], name: string, problems: DraftProblem[]): readonly string[] {
  const property = (wanted: string) => event.find((each) => each.name === wanted);
  const start = property('DTSTART');
  const leave = (code: DraftProblemCode, message: string) => {
    problems.push({ place: `line ${start?.line ?? event[0]?.line ?? 0}`, value: start?.value, code, message });
    return [];
  };
  const from = dayOf(start?.value ?? '');
  const until = endOf(from, property('DTEND')?.value, property('DURATION')?.value);
  if (name === '') return leave('no-name', 'an event without a summary');
  if (property('STATUS')?.value.toUpperCase() === 'CANCELLED') return leave('canceled', `"${name}" was canceled`);
  if (property('RRULE') ?? property('RDATE')) return leave('repeats', `"${name}" repeats: enter its days one by one`);
  if (from === undefined || until === undefined || until < from)
    return leave('not-all-day', `"${name}" is no all-day event of known days`);
  const days: string[] = [];
  const end = Math.max(until, from + dayMs);
  for (let at = from; at < end && days.length <= mostDays; at += dayMs)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days.length > mostDays ? leave('too-long', `"${name}" lasts more than ${mostDays} days`) : days;
}

/** The day an event ends before; the day it begins on when it says nothing; undefined when that is no day. */
function endOf(from: number | undefined, end: string | undefined, duration: string | undefined): number | undefined {
  if (end !== undefined) return dayOf(end);
  if (duration === undefined || from === undefined) return from;
  const [, weeks = 0, days = 0] = /^\+?P(?=\d)(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/.exec(duration) ?? [];
  const lasts = 7 * Number(weeks) + Number(days);
  return lasts > 0 ? from + lasts * dayMs : undefined;
}

/** A day `20260619` in milliseconds since 1970; undefined for a time of day or a day that does not exist. */
function dayOf(value: string): number | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(value) ?? [];
  const date = `${year}-${month}-${day}`;
  return z.iso.date().safeParse(date).success ? Date.parse(date) : undefined;
}

function unescaped(text: string): string {
  return text.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? ' ' : sign));
}
