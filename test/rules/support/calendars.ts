import type { Calendar } from '../../../rules/schema/calendar.ts';

const holidays: Calendar['holidays'] = [
  ...days('2026-01', 1, 3, 'New Year', '元旦'),
  ...days('2026-02', 15, 23, 'Spring Festival', '春节'),
  ...days('2026-04', 4, 6, 'Qingming Festival', '清明节'),
  ...days('2026-05', 1, 5, 'Labour Day', '劳动节'),
  ...days('2026-06', 19, 21, 'Dragon Boat Festival', '端午节'),
  ...days('2026-09', 25, 27, 'Mid-Autumn Festival', '中秋节'),
  ...days('2026-10', 1, 7, 'National Day', '国庆节'),
];

const extraWorkdays: Calendar['extraWorkdays'] = [
  '2026-01-04',
  '2026-02-14',
  '2026-02-28',
  '2026-05-09',
  '2026-09-20',
  '2026-10-10',
].map((date) => ({ date, useWeekday: 1 }));

/** Calendars as shipped, with the holidays and make-up workdays of 2026. */
export const calendars = {
  'cal-24x7': given('cal-24x7', { weekdays: 7, intervals: [['00:00', '24:00']], free: false, until: '9999-12-31' }),
  'cal-8x5': given('cal-8x5', {
    weekdays: 5,
    intervals: [
      ['09:00', '12:00'],
      ['13:00', '18:00'],
    ],
  }),
  'cal-12x5': given('cal-12x5', { weekdays: 5, intervals: [['08:00', '20:00']] }),
};

interface Hours {
  readonly weekdays: number;
  readonly intervals: [string, string][];
  readonly free?: boolean;
  readonly until?: string;
  readonly zone?: string;
}

/** A calendar with the same intervals on its first weekdays. */
export function given(id: string, { weekdays, intervals, free = true, until = '2026-12-31', zone }: Hours): Calendar {
  return {
    id,
    name: { en: id, zh: id },
    zone: zone ?? 'Asia/Shanghai',
    intervals: Object.fromEntries(Array.from({ length: weekdays }, (_, index) => [String(index + 1), intervals])),
    holidays: free ? holidays : [],
    extraWorkdays: free ? extraWorkdays : [],
    completeUntil: until,
  };
}

/** The instant of a local time in Shanghai, `yyyy-MM-dd HH:mm[:ss]`. */
export function shanghai(local: string): Date {
  const [date, time] = local.split(' ');
  return new Date(`${date}T${time}+08:00`);
}

function days(month: string, from: number, to: number, en: string, zh: string): Calendar['holidays'] {
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    date: `${month}-${String(from + index).padStart(2, '0')}`,
    name: { en, zh },
  }));
}
