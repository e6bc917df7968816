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
  test.for(shippedRuns())('$title', async ({ title, fixture, steps }, { task }) => {
    const first = new Date(steps[0]?.at ?? 0);
    const server = await startScenarioServer(database, new Date(first.getTime() - leadMs), fixture);
    try {
      const differences = await runScenario(server, steps);
      const reached = await reachedElements(server.reader);
      Object.assign(task.meta, { told: { story: title, database, reached } satisfies StoryMeta });

      expect(differences).toEqual([]);
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
