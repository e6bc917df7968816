import type { ClockEvent } from '../rules/clock.ts';
import type { Calendar } from '../rules/schema/calendar.ts';
import { type RuleSet, ruleSet } from '../rules/schema/rule-set.ts';

const tests = [{ name: 'none', in: {}, error: 'RULE_FACT_MISSING' }];

/** UNIQUE over impact and urgency, 16 cells. */
export function priorityMatrix(): RuleSet {
  const levels = [1, 2, 3, 4];
  return ruleSet.parse({
    id: 'priority',
    hitPolicy: 'UNIQUE',
    inputs: ['impact', 'urgency'].map((fact) => ({ fact, type: 'int', min: 1, max: 4 })),
    outputs: [{ name: 'priority', type: 'enum', values: ['P1', 'P2', 'P3', 'P4'] }],
    rows: levels.flatMap((impact) =>
      levels.map((urgency) => ({
        id: `PM-I${impact}U${urgency}`,
        when: { impact: { equal: impact }, urgency: { equal: urgency } },
        outputs: { priority: `P${Math.ceil((impact + urgency) / 2)}` },
      })),
    ),
    tests,
  });
}

/** FIRST over an amount and a kind, so many rows; the amount cannot be listed. */
export function longTable(rows: number): RuleSet {
  return ruleSet.parse({
    id: 'long',
    hitPolicy: 'FIRST',
    inputs: [
      { fact: 'amount', type: 'money' },
      { fact: 'kind', type: 'enum', values: ['a', 'b'] },
    ],
    outputs: [{ name: 'level', type: 'int' }],
    rows: [
      ...Array.from({ length: rows - 1 }, (_, index) => ({
        id: `r${index}`,
        when: { amount: { lessThan: 1000 * (index + 1) }, kind: { equal: index % 2 === 0 ? 'a' : 'b' } },
        outputs: { level: index },
      })),
      { id: 'rest', always: true, outputs: { level: rows } },
    ],
    tests,
  });
}

const hours: [string, string][] = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
];

/** Eight hours on five days in Shanghai, with the Spring Festival of 2026 and its make-up workdays. */
export function deskCalendar(): Calendar {
  const festival = Array.from({ length: 9 }, (_, index) => `2026-02-${15 + index}`);
  return {
    id: 'cal-8x5',
    name: { en: 'Office hours', zh: '工作时间' },
    zone: 'Asia/Shanghai',
    intervals: { '1': hours, '2': hours, '3': hours, '4': hours, '5': hours },
    holidays: festival.map((date) => ({ date, name: { en: 'Spring Festival', zh: '春节' } })),
    extraWorkdays: [{ date: '2026-02-14' }, { date: '2026-02-28' }],
    completeUntil: '2026-12-31',
  };
}

/** Open clocks of different ages, each paused twice and retargeted once. */
export function givenClocks(count: number): readonly (readonly ClockEvent[])[] {
  const first = Date.parse('2026-02-09T01:00:00Z');
  return Array.from({ length: count }, (_, index) => {
    const at = (minutes: number) => new Date(first + ((index % 5000) + minutes) * 60_000);
    return [
      { type: 'start', at: at(0), target: 'PT16H', calendar: 'cal-8x5' },
      { type: 'pause', at: at(700), reason: 'waiting-customer' },
      { type: 'resume', at: at(3000) },
      { type: 'retarget', at: at(4000), target: 'PT40H', calendar: 'cal-8x5' },
      { type: 'pause', at: at(5000), reason: 'waiting-customer' },
      { type: 'resume', at: at(8000) },
    ] satisfies readonly ClockEvent[];
  });
}
