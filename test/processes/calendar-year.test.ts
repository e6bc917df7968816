import { expect, test } from 'vitest';
import { Coverage } from './support/coverage.ts';
import { Walk } from './support/walk.ts';

const model = 'shared/calendar-year';
const coverage = new Coverage();
const found = {
  calendars: [{ id: 'cal-8x5', completeUntil: '2026-12-31', days: 0 }],
  names: [{ value: 'cal-8x5', label: { en: 'Office hours', zh: '工作时间' } }],
};
const start = async (calendars: typeof found | { calendars: []; names: [] }, ids: readonly string[] = []) =>
  (
    await Walk.of(
      model,
      {},
      {
        services: { 'find-incomplete-calendars': calendars, 'note-unneeded-calendars': { ids: [...ids] }, notify: {} },
      },
    )
  ).start({ scheduledFor: '2026-12-01T01:00:00.000Z' }, 'SE1_december');

test('given every calendar knows the next year, when December begins, then nobody is asked', async () => {
  const walk = coverage.add(await start({ calendars: [], names: [] }));

  expect(walk.services).toEqual([{ service: 'find-incomplete-calendars', inputs: { year: 2027, notNeeded: [] } }]);
  expect(walk.end?.elementId).toBe('EE1_settled');
});

test('given a calendar that does not know it, then it is asked for until it does or is not needed', async () => {
  const walk = await start(found, ['cal-12x5']);
  expect(walk.task('UT1_complete').inputs).toMatchObject({ year: '2027', calendars: found.calendars });
  const answers = [{ ...found.calendars[0], next: 'not-needed', reason: 'Nobody counts in it' }];
  await walk.complete('UT1_complete', { calendars: answers });

  expect(coverage.add(walk).tasks).toEqual(['UT1_complete']);
  expect(walk.services.slice(1)).toEqual([
    { service: 'note-unneeded-calendars', inputs: { year: 2027, answers, by: 'li-na' } },
    { service: 'find-incomplete-calendars', inputs: { year: 2027, notNeeded: ['cal-12x5'] } },
  ]);
});

test('given the task is overdue, then whoever looks after the system is reminded and the task stays', async () => {
  const walk = await start(found);
  await walk.fire('TB1_overdue');

  expect(coverage.add(walk).tasks).toEqual(['UT1_complete']);
  expect(walk.services.at(-1)).toEqual({
    service: 'notify',
    inputs: { to: ['sms-manager'], data: { year: '2027', calendars: 'cal-8x5' } },
  });
});

test('given all these walks, then every element of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
