import { startVitest } from 'vitest/node';
import { StoryReporter } from './story-reporter.ts';

/** `npm run scenarios`: plays every story on both databases; 1 when one does not end as it is written. */
const vitest = await startVitest('test', ['test/scenarios/stories-on-'], {
  project: ['server'],
  watch: false,
  reporters: [new StoryReporter()],
});
const failed = vitest.state.getCountOfFailedTests() + vitest.state.getUnhandledErrors().length;
await vitest.close();
process.exitCode = failed > 0 ? 1 : 0;
