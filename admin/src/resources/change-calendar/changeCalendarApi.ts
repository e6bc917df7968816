import type { ChangeCalendar, FreeSlots, SlotWish } from '../../../../server/contract/change-calendar.ts';
import { request } from '../../session/request.ts';

/** What the reader narrows the calendar by; empty: all. */
export interface CalendarFilter {
  readonly service: string;
  readonly risk: string;
  readonly person: string;
}

const path = '/api/change-calendar';

/** Days in UTC with one of room on both sides: whatever the zone of the schedule, its days lie within. */
function queryOf(firstDay: string, lastDay: string, filter: CalendarFilter): URLSearchParams {
  const dayMs = 86_400_000;
  const query = new URLSearchParams({
    from: new Date(Date.parse(firstDay) - dayMs).toISOString(),
    to: new Date(Date.parse(lastDay) + 2 * dayMs).toISOString(),
  });
  for (const [key, value] of Object.entries(filter)) if (value !== '') query.set(key, value);
  return query;
}

/** What the change calendar asks of the API. */
export const changeCalendarApi = {
  read: async (firstDay: string, lastDay: string, filter: CalendarFilter): Promise<ChangeCalendar> =>
    (await request<ChangeCalendar>(`${path}?${queryOf(firstDay, lastDay, filter)}`)).value,
  freeSlots: async (wish: SlotWish): Promise<FreeSlots> =>
    (await request<FreeSlots>(`${path}/free-slots`, { method: 'POST', body: wish })).value,
  /** Where the same is downloaded as an iCalendar file. */
  fileAddress: (firstDay: string, lastDay: string, filter: CalendarFilter, language: 'en' | 'zh'): string =>
    `${path}/ics?${queryOf(firstDay, lastDay, filter)}&language=${language}`,
};
