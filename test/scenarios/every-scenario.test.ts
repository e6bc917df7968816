import { describe, expect, test } from 'vitest';
import { bothDatabases } from '../support/database.ts';
import { runScenario } from './runner/run-scenario.ts';
import { shippedRuns } from './runner/shipped-stories.ts';
import { startScenarioServer } from './runner/start-server.ts';

/** The clock of every story starts before its first time. */
const leadMs = 60 * 60_000;

describe.each(bothDatabases)('stories on %s', (database) => {
  test.each(shippedRuns())('$title', async ({ fixture, steps }) => {
    const first = new Date(steps[0]?.at ?? 0);
    const server = await startScenarioServer(database, new Date(first.getTime() - leadMs), fixture);
    try {
      expect(await runScenario(server, steps)).toEqual([]);
    } finally {
      await server.close();
    }
  });
});

test('given the shipped packages, then stories S-01 to S-11 are there', () => {
  const ids = new Set(shippedRuns().map(({ title }) => title.slice(0, 4)));
  expect([...ids]).toEqual(
    expect.arrayContaining(['S-01', 'S-02', 'S-03', 'S-04', 'S-05', 'S-06', 'S-07', 'S-08', 'S-09', 'S-10', 'S-11']),
  );
});
