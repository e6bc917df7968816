import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { measureKpi } from '../../rules/measure.ts';
import { kpis } from '../../rules/schema/kpi.ts';

const clock = { now: new Date('2026-04-01T00:00:00Z'), zone: 'Asia/Shanghai' };
const shipped = kpis.parse(JSON.parse(readFileSync('processes/release/kpis.json', 'utf8')));

/** A release with incidents of these priorities linked to it. */
const release = (finalOutcome: string | null, priorities?: readonly string[]) => ({
  finalOutcome,
  ...(priorities ? { incidentsLinked: priorities.map((priority) => ({ priority })) } : {}),
});

function reading(id: string, rows: readonly ReturnType<typeof release>[]) {
  const kpi = shipped.find((each) => each.id === id);
  if (!kpi) throw new Error(`release has no indicator "${id}"`);
  return measureKpi(kpi, rows, clock);
}

test('given releases with and without incidents, then K2 is their average and K2p counts those that were P1', () => {
  const rows = [
    release('successful'),
    release('with-issues', ['P2', 'P3', 'P1']),
    release('backed-out', ['P1', 'P1']),
    release('cancelled', ['P1']),
    release(null, ['P1']),
  ];

  expect(reading('K2', rows)).toMatchObject({ shown: '1.67', status: 'green', denominatorRows: [0, 1, 2] });
  expect(reading('K2p', rows)).toMatchObject({ shown: '3.00', status: 'red', numeratorRows: [1, 2] });
});

test.each([
  { priorities: [['P2'], ['P3', 'P4']], shown: '0.00', status: 'green' },
  { priorities: [['P1'], []], shown: '1.00', status: 'amber' },
  { priorities: [['P1', 'P1'], []], shown: '2.00', status: 'red' },
])('given releases with incidents $priorities, then K2p is $shown and $status', ({ priorities, shown, status }) => {
  const rows = priorities.map((each) => release('with-issues', each));

  expect(reading('K2p', rows)).toMatchObject({ shown, status });
});
