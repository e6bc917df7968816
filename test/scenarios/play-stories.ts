import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../server/database/dialect.ts';
import type { StoryMeta } from './report/story-reporter.ts';
import { reachedElements } from './runner/reached-elements.ts';
import { runScenario } from './runner/run-scenario.ts';
import { shippedRuns } from './runner/shipped-stories.ts';
import { startScenarioServer } from './runner/start-server.ts';

/** The clock of every story starts before its first time. */
const leadMs = 60 * 60_000;

/**
 * Every story and variant on one database, in test files that are played side by side.
 *
 * @param part of how many files this is which, from 0: it plays every so many-th
 */
export function playStories(database: Dialect, part: { readonly of: number; readonly index: number }): void {
  const runs = shippedRuns().filter((_run, index) => index % part.of === part.index);
  describe(`stories on ${database}`, () => {
    test.for(runs)('$title', async ({ title, fixture, given, steps }, { task }) => {
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
