import { act } from 'react';
import { expect, test } from 'vitest';
import { WeekPanel } from '../../../admin/src/resources/calendars/WeekPanel.tsx';
import type { CalendarDetail } from '../../../server/contract/calendar.ts';
import { render } from '../support/render.tsx';

const calendar: CalendarDetail['calendar'] = {
  id: 'cal-8x5',
  name: { en: 'Office hours', zh: '工作时间' },
  zone: 'Asia/Shanghai',
  intervals: { '1': [['09:00', '12:00']] },
  holidays: [],
  extraWorkdays: [],
  completeUntil: '2026-12-31',
};

async function key(place: HTMLElement, name: string, shiftKey = false): Promise<void> {
  const target = place.querySelector('[tabindex="0"][role="gridcell"]');
  await act(async () => {
    target?.dispatchEvent(new KeyboardEvent('keydown', { key: name, shiftKey, bubbles: true }));
  });
}

test('given the week, when the space bar is pressed on an hour, then it closes; every cell says what it is', async () => {
  const painted: CalendarDetail['calendar']['intervals'][] = [];
  const place = await render(<WeekPanel calendar={calendar} onChange={({ intervals }) => painted.push(intervals)} />);

  expect(place.querySelector('[tabindex="0"][role="gridcell"]')?.getAttribute('aria-label')).toBe(
    'Monday 09:00–10:00: open',
  );
  await key(place, ' ');
  await key(place, 'ArrowLeft');
  await key(place, 'Enter');

  expect(painted).toEqual([{ '1': [['10:00', '12:00']] }, { '1': [['08:00', '12:00']] }]);
});

test('given Shift and an arrow, then the hour under the brush goes on', async () => {
  const painted: CalendarDetail['calendar']['intervals'][] = [];
  const place = await render(<WeekPanel calendar={calendar} onChange={({ intervals }) => painted.push(intervals)} />);

  await key(place, 'ArrowDown', true);

  expect(painted).toEqual([{ '1': [['09:00', '12:00']], '2': [['09:00', '10:00']] }]);
});

test('given somebody who may only look, then nothing can be painted, and it is said in Chinese', async () => {
  const place = await render(<WeekPanel calendar={calendar} onChange={null} />, { language: 'zh' });

  await key(place, ' ');

  expect(place.querySelector('[role="grid"]')?.getAttribute('aria-readonly')).toBe('true');
  expect(place.textContent).toContain('星期一');
  expect(place.textContent).toContain('全天休息');
});
