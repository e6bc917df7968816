import { describe, expect, test } from 'vitest';
import { type ClockEvent, readClock } from '../../rules/clock.ts';
import type { Calendar } from '../../rules/schema/calendar.ts';
import { minuteTable } from './support/minute-table.ts';
import { isPresent, type RealCase, readAuditLog, readXes } from './support/real-logs.ts';
import holidays from './swedish-holidays.json' with { type: 'json' };

const hours: [string, string][] = [['08:00', '16:00']];

/** Eight hours on five days, with the public holidays of Sweden in the years of the logs. */
const stockholm: Calendar = {
  id: 'stockholm',
  name: { en: 'Stockholm office hours', zh: '斯德哥尔摩工作时间' },
  zone: 'Europe/Stockholm',
  intervals: { '1': hours, '2': hours, '3': hours, '4': hours, '5': hours },
  holidays,
  extraWorkdays: [],
  completeUntil: '2017-12-31',
};

const logs = [
  { file: 'bpic2013-incidents.xes.gz', read: readXes, cases: 7554, years: ['2010-01-01', '2013-01-01'] },
  { file: 'servicenow-incidents.csv', read: readAuditLog, cases: 890, years: ['2016-01-01', '2018-01-01'] },
] as const;

/** Offsets of the zone from one change of summer time to the next. */
const changes = ['2010-03-28', '2010-10-31', '2011-03-27', '2011-10-30', '2012-03-25', '2016-03-27', '2016-10-30'].map(
  (date) => new Date(`${date}T01:00:00Z`),
);

describe.each(logs)('every case of $file', ({ file, read, cases: expected, years: [from, until] }) => {
  test('given its pauses, when its clock is read, then it is the service time a counter of minutes finds', async ({
    skip,
  }) => {
    if (!isPresent(file)) skip('skipped: data not present');
    const cases = await read(file);
    const table = minuteTable(stockholm, from, until);

    const differences = cases.filter((each) => clockSeconds(each) !== countedSeconds(each));

    function countedSeconds({ steps }: RealCase): number {
      return steps.reduce((sum, { at, doing }, index) => {
        const next = steps[index + 1];
        return doing === 'working' && next ? sum + table.seconds(at, next.at) : sum;
      }, 0);
    }

    const paused = cases.filter(({ steps }) => steps.some(({ doing }) => doing === 'waiting')).length;
    const across = cases.filter((each) => changes.some((change) => spans(each, change))).length;
    process.stdout.write(
      `${file}: ${cases.length} cases compared, ${differences.length} differences; ` +
        `${paused} were paused, ${across} ran across a change of summer time\n`,
    );
    expect(cases.length).toBe(expected);
    expect(differences).toEqual([]);
    expect(paused).toBeGreaterThan(0);
    expect(across).toBeGreaterThan(0);
  });
});

function spans({ steps }: RealCase, instant: Date): boolean {
  const [first, last] = [steps[0], steps.at(-1)];
  return first !== undefined && last !== undefined && first.at < instant && instant < last.at;
}

function clockSeconds({ steps }: RealCase): number {
  return readClock(clockEvents(steps), { stockholm }, steps.at(-1)?.at ?? new Date(0)).elapsedMs / 1000;
}

/** The case as a clock: one event for each change between working, waiting and over. */
function clockEvents(steps: RealCase['steps']): readonly ClockEvent[] {
  const events: ClockEvent[] = [];
  let before: RealCase['steps'][number]['doing'] | undefined;
  for (const { at, doing, status } of steps) {
    if (before === undefined) events.push({ type: 'start', at, target: 'PT40H', calendar: 'stockholm' });
    else if (before !== doing && before === 'over') events.push({ type: 'continue', at });
    else if (before !== doing && before === 'waiting' && doing === 'working') events.push({ type: 'resume', at });
    if (doing !== before && doing === 'waiting') events.push({ type: 'pause', at, reason: status });
    if (doing !== before && doing === 'over') events.push({ type: 'stop', at });
    before = doing;
  }
  return events;
}
