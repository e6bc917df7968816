import type { Calendar } from '../schema/calendar.ts';
import type { LocalizedText } from '../schema/languages.ts';

/** Days read from outside. Nothing of it counts until a person has approved it. */
export interface CalendarDraft {
  readonly holidays: readonly { readonly date: string; readonly name: LocalizedText }[];
  readonly extraWorkdays: readonly { readonly date: string; readonly useWeekday?: number }[];
  /** Last day the source speaks of. */
  readonly completeUntil: string | undefined;
  /** Where the source says it has the days from, e.g. the addresses of official notices. */
  readonly sources: readonly string[];
  readonly problems: readonly DraftProblem[];
}

/** Why a day was left out. */
export type DraftProblemCode =
  | 'malformed'
  | 'not-a-day'
  | 'not-public'
  | 'half-day'
  | 'own-hours'
  | 'no-notice'
  | 'no-name'
  | 'repeats'
  | 'canceled'
  | 'not-all-day'
  | 'too-long';

/** A day of the source that was left out, and why; a person should look at each. */
export interface DraftProblem {
  /** Place in the source, e.g. `days[3].date` or `line 12`. */
  readonly place: string;
  readonly value: unknown;
  /** Why, to be said in the reader's language. */
  readonly code: DraftProblemCode;
  /** Why, for logs and the command line. */
  readonly message: string;
}

/** What approving a draft would do to a calendar. */
export interface DraftEffect {
  readonly calendar: Calendar;
  readonly added: readonly string[];
  /** Days of the years the draft speaks of that the calendar has and the draft does not. */
  readonly removed: readonly string[];
  /** Days that turn from a holiday to a make-up workday, or back. */
  readonly turned: readonly string[];
  /** Days the draft speaks of for which the calendar has hours of its own: these stay, and win. */
  readonly overruled: readonly string[];
}

/**
 * The calendar as it would be with a draft: the years the draft speaks of are replaced, other years stay, and so do
 * days with hours of their own, which no source outside knows of.
 *
 * `completeUntil` only grows: a draft of last year does not make the known future unknown.
 */
export function applyDraft(calendar: Calendar, draft: CalendarDraft): DraftEffect {
  const years = new Set([...draft.holidays, ...draft.extraWorkdays].map(({ date }) => date.slice(0, 4)));
  const other = ({ date }: { readonly date: string }) => !years.has(date.slice(0, 4));
  const before = new Map(daysOf(calendar));
  const after = new Map(daysOf(draft));
  const own = new Set((calendar.exceptions ?? []).map(({ date }) => date));
  const replaced: Calendar = {
    ...calendar,
    holidays: byDate([...calendar.holidays.filter(other), ...draft.holidays]),
    extraWorkdays: byDate([...calendar.extraWorkdays.filter(other), ...draft.extraWorkdays]),
    completeUntil: [calendar.completeUntil, draft.completeUntil ?? ''].toSorted().at(-1) ?? calendar.completeUntil,
  };
  return {
    calendar: replaced,
    added: [...after.keys()].filter((date) => !before.has(date)).toSorted(),
    removed: [...before.keys()].filter((date) => !other({ date }) && !after.has(date)).toSorted(),
    turned: [...after].filter(([date, kind]) => before.has(date) && before.get(date) !== kind).map(([date]) => date),
    overruled: [...after.keys()].filter((date) => own.has(date)).toSorted(),
  };
}

type Days = Readonly<Record<'holidays' | 'extraWorkdays', readonly { readonly date: string }[]>>;

function daysOf({ holidays, extraWorkdays }: Days): readonly (readonly [string, 'off' | 'worked'])[] {
  return [
    ...holidays.map(({ date }) => [date, 'off'] as const),
    ...extraWorkdays.map(({ date }) => [date, 'worked'] as const),
  ];
}

function byDate<T extends { readonly date: string }>(days: readonly T[]): T[] {
  return [...new Map(days.map((day) => [day.date, day])).values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}
