import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';
import { type CalendarView, calendarViews } from './calendarDays.ts';
import type { CalendarFilter } from './changeCalendarApi.ts';

interface Place {
  readonly view: CalendarView;
  /** A day of the month or week that is shown. */
  readonly day: string;
  readonly filter: CalendarFilter;
}

type Step = Partial<CalendarFilter> & { readonly view?: CalendarView; readonly day?: string };

/** What the calendar shows is in the address, so that it can be sent to somebody. */
export function useCalendarPlace(today: string): Place & { readonly set: (step: Step) => void } {
  const [query, setQuery] = useSearchParams();
  // Two keys that follow each other faster than a page is drawn both count.
  const latest = useRef(query);
  useEffect(() => {
    latest.current = query;
  }, [query]);
  const view = calendarViews.find((each) => each === query.get('view')) ?? 'month';
  const asked = query.get('day') ?? '';
  const day = /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : today;
  const of = (key: keyof CalendarFilter) => query.get(key) ?? '';
  return {
    view,
    day,
    filter: { service: of('service'), risk: of('risk'), person: of('person') },
    set: (step) => {
      const after = new URLSearchParams(latest.current);
      for (const [key, value] of Object.entries(step)) {
        if (value === '') after.delete(key);
        else after.set(key, value);
      }
      latest.current = after;
      setQuery(after);
    },
  };
}
