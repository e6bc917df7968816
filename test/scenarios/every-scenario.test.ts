import { describe, expect, test } from 'vitest';
import { bothDatabases } from '../support/database.ts';
import type { StoryMeta } from './report/story-reporter.ts';
import { reachedElements } from './runner/reached-elements.ts';
import { runScenario } from './runner/run-scenario.ts';
import { shippedRuns } from './runner/shipped-stories.ts';
import { startScenarioServer } from './runner/start-server.ts';

/** The clock of every story starts before its first time. */
const leadMs = 60 * 60_000;

describe.each(bothDatabases)('stories on %s', (database) => {
  test.for(shippedRuns())('$title', async ({ title, fixture, given, steps }, { task }) => {
    const first = new Date(steps[0]?.at ?? 0);
    const server = await startScenarioServer(database, new Date(first.getTime() - leadMs), fixture);
    try {
      await server.given(given);
      const differences = await runScenario(server, steps);
      const reached = await reachedElements(server.reader);
      Object.assign(task.meta, { told: { story: title, database, reached } satisfies StoryMeta });

      expect(differences).toEqual([]);
    } finally {
      await server.close();
    }
  });
});

test('given the shipped packages, then stories S-01 to S-15 and S-64 are there', () => {
  const ids = new Set(shippedRuns().map(({ title }) => title.slice(0, 4)));
  const first = Array.from({ length: 15 }, (_, index) => `S-${String(index + 1).padStart(2, '0')}`);
  expect([...ids]).toEqual(expect.arrayContaining([...first, 'S-64']));
});
