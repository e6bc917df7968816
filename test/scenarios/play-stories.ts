import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../server/database/dialect.ts';
import type { StoryMeta } from './report/story-reporter.ts';
import { reachedElements } from './runner/reached-elements.ts';
import { runScenario } from './runner/run-scenario.ts';
import { shippedRuns } from './runner/shipped-stories.ts';
import { startScenarioServer } from './runner/start-server.ts';

/** The clock of every story starts before its first time. */
const leadMs = 60 * 60_000;

/** Every story and variant on one database; a test file for each, so that they are played side by side. */
export function playStories(database: Dialect): void {
  describe(`stories on ${database}`, () => {
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
}
