import { Engine } from 'json-rules-engine';
import { addServiceTime } from '../rules/calendar.ts';
import { readClock } from '../rules/clock.ts';
import { decide } from '../rules/decide.ts';
import type { Calendar } from '../rules/schema/calendar.ts';
import { toEngineRules } from '../rules/table/engine-rules.ts';
import { type Effort, type Figure, median, percentile, progress } from './figure.ts';
import { deskCalendar, givenClocks, longTable, priorityMatrix } from './rules-cases.ts';

const mostTableMs = 5;
const leastDuesPerSecond = 50_000;
const mostRecomputeSeconds = 2;

/** Decisions and service time, each against what it must not be slower than, taken in one run. */
export async function rulesFigures({ quick }: Effort): Promise<readonly Figure[]> {
  const rounds = quick ? 1 : 3;
  progress('rules: decisions and service time');
  return [
    await lookupAgainstEngine(rounds * 200),
    await longTableTime(rounds * 400),
    duesPerSecond(rounds * 20_000),
    recomputeClocks(10_000),
  ];
}

/** The priority matrix, every cell in turn: our lookup against json-rules-engine alone, without our checks. */
async function lookupAgainstEngine(runs: number): Promise<Figure> {
  const table = priorityMatrix();
  const cells = [1, 2, 3, 4].flatMap((impact) => [1, 2, 3, 4].map((urgency) => ({ impact, urgency })));
  const engine = new Engine([...toEngineRules(table)]);
  const each = (index: number) => cells[index % cells.length] ?? { impact: 1, urgency: 1 };
  const rawOnce = async (index: number) => void (await engine.run({ ...each(index) }));
  const oursOnce = async (index: number) => void (await decide(table, each(index)));
  // Both are measured when they have been compiled, and over about the same time.
  await microsecondsPer(runs, rawOnce);
  await microsecondsPer(runs * 100, oursOnce);
  const raw = await microsecondsPer(runs, rawOnce);
  const ours = await microsecondsPer(runs * 100, oursOnce);
  return {
    name: 'rules: json-rules-engine over our lookup',
    value: raw / ours,
    unit: '',
    target: 100,
    wanted: 'at least',
    how: 'the priority matrix, every cell in turn; json-rules-engine without our checks',
    note: `${raw.toFixed(1)} us against ${ours.toFixed(2)} us`,
  };
}

/**
 * A FIRST table of 1,000 rows over numbers, which no lookup can list, at the 99th percentile.
 * Processor time, because on a busy machine the clock on the wall measures the other programs.
 */
async function longTableTime(runs: number): Promise<Figure> {
  const table = longTable(1000);
  const times: number[] = [];
  for (let index = 0; index < runs + 20; index++) {
    const facts = { amount: (index * 7919) % 1_100_000, kind: index % 2 === 0 ? 'a' : 'b' };
    const begin = process.cpuUsage();
    await decide(table, facts);
    const { user, system } = process.cpuUsage(begin);
    if (index >= 20) times.push((user + system) / 1000);
  }
  const p99 = percentile(times, 0.99);
  return {
    name: 'rules: FIRST table of 1,000 rows, 99th percentile',
    value: p99,
    unit: 'ms',
    target: mostTableMs,
    wanted: 'at most',
    how: 'processor time of a decision over an amount that no lookup can list',
    note: `median ${median(times).toFixed(3)} ms`,
  };
}

/** Due instants of a 40-hour target over the Spring Festival, started at different minutes. */
function duesPerSecond(count: number): Figure {
  const calendar = deskCalendar();
  const first = Date.parse('2026-02-12T01:00:00Z');
  const once = (times: number) => {
    for (let index = 0; index < times; index++)
      addServiceTime(calendar, new Date(first + (index % 2000) * 60_000), 40 * 3_600_000);
  };
  once(2000);
  const perSecond = count / seconds(() => once(count));
  return {
    name: 'rules: due instants of service time',
    value: perSecond,
    unit: '/s',
    target: leastDuesPerSecond,
    wanted: 'at least',
    how: '40 service hours over a holiday week with make-up workdays',
    note: `${count} instants`,
  };
}

/** All open clocks read anew after a holiday was entered: the calendar is another object, its days are worked out anew. */
function recomputeClocks(count: number): Figure {
  const clocks = givenClocks(count);
  const before = deskCalendar();
  const holidays = [...before.holidays, { date: '2026-03-12', name: { en: 'New', zh: '新' } }];
  const changed: Calendar = { ...before, holidays };
  const now = new Date('2026-03-20T02:00:00Z');
  const took = seconds(() => {
    for (const events of clocks) readClock(events, { 'cal-8x5': changed }, now);
  });
  return {
    name: 'rules: 10,000 open clocks after a calendar change',
    value: took,
    unit: 's',
    target: mostRecomputeSeconds,
    wanted: 'at most',
    how: 'all clocks read anew: three pauses, one new target each',
    note: `${count} clocks`,
  };
}

function seconds(work: () => void): number {
  const begin = performance.now();
  work();
  return (performance.now() - begin) / 1000;
}

async function microsecondsPer(runs: number, work: (index: number) => Promise<void>): Promise<number> {
  const begin = performance.now();
  for (let index = 0; index < runs; index++) await work(index);
  return ((performance.now() - begin) * 1000) / runs;
}
