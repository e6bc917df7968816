import { startVitest } from 'vitest/node';
import { TableReporter } from './table-reporter.ts';

// Read by `rounds.ts` in the processes of the tests.
process.env['PRAXIS_FAULTS'] = 'full';

/** `npm run faults [part of a file name...]`: the fault tests with their whole counts; 1 when something did not hold. */
const names = process.argv.slice(2).map((name) => `test/server/faults/${name}`);
const vitest = await startVitest('test', names.length > 0 ? names : ['test/server/faults', 'test/server/check'], {
  project: ['server'],
  watch: false,
  reporters: [new TableReporter()],
  testTimeout: 3_600_000,
  hookTimeout: 600_000,
});
const failed = vitest.state.getCountOfFailedTests() + vitest.state.getUnhandledErrors().length;
const files = vitest.state.getFiles().filter(({ result }) => result?.state === 'fail').length;
await vitest.close();
process.exitCode = failed + files > 0 ? 1 : 0;
