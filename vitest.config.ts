import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

/** Four kinds of tests, by what they need: nothing, a database, a DOM, a browser. */
export default defineConfig({
  test: {
    // Two processors: tests of the server wait for databases and other nodes a third of their time.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'pure',
          include: ['test/{engine,rules,processes,architecture}/**/*.test.ts'],
          // As below; what these files test keeps nothing between two calls.
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'server',
          include: ['test/{server,scenarios}/**/*.test.ts'],
          globalSetup: ['test/support/postgres.ts', 'test/support/bundled-program.ts'],
          // Files of one worker share the modules, and with them what was read and compiled of the packages.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'admin',
          // Files of one worker share the modules of React and its libraries; each test unmounts what it has drawn.
          isolate: false,
          include: ['test/admin/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          testTimeout: 30_000,
          server: { deps: { inline: [/react-admin|^ra-|@mui\//] } },
        },
      },
      {
        test: {
          name: 'e2e',
          // As the files of the server: what was read and compiled of the packages is kept.
          isolate: false,
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/browser.ts'],
          // A browser is busy all the time: more of them at once are only slower. They have the machine to themselves.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
