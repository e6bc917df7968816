import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { calendars } from '../../../rules/schema/calendar.ts';
import { nextTime } from '../../../server/jobs/recurrence.ts';

const zone = 'Asia/Shanghai';
const officeHours = calendars
  .parse(JSON.parse(readFileSync('processes/shared/calendars.json', 'utf8')))
  .find(({ id }) => id === 'cal-8x5');

/** The next time of a schedule whose days are moved to working days. */
function next(cron: string, after: string): string {
  return nextTime({ type: 'cron', cron, zone, shiftIn: officeHours ?? null }, new Date(after)).toISOString();
}

test.each([
  {
    after: '2026-03-09T09:00:00+08:00',
    at: '2026-03-09T10:00:00.000Z',
    says: 'Saturday evening is still to come on Monday',
  },
  {
    after: '2026-03-09T18:00:00+08:00',
    at: '2026-03-16T10:00:00.000Z',
    says: 'it has come, and the next is a week later',
  },
  { after: '2026-03-06T19:00:00+08:00', at: '2026-03-09T10:00:00.000Z', says: 'it is not yet Saturday' },
])('given a schedule of Saturdays at 18:00 in office hours, when asked at $after, then $at: $says', ({ after, at }) => {
  expect(next('0 0 18 * * 6', after)).toBe(at);
});

test('given days named in a holiday of nine days, when asked within it, then all of them come on the first working day', () => {
  for (const day of ['15', '18', '23'])
    expect(next('0 0 9 * * *', `2026-02-${day}T12:00:00+08:00`)).toBe('2026-02-24T01:00:00.000Z');
});
