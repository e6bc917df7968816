import { defineConfig } from 'vite';

/**
 * Builds the program to `dist/server`: one file per part that is loaded by itself, because finding and reading over a
 * thousand modules is half of a start. What is native stays where it is installed. Threads have entries of their own;
 * all files lie in one folder, so that `./name` of a thread is beside whoever starts it.
 */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  ssr: { noExternal: true, external: ['better-sqlite3', '@node-rs/argon2'] },
  build: {
    ssr: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        cli: 'server/cli.ts',
        'rule-worker': 'server/features/rule-set/what-if/rule-worker.ts',
        'verify-worker': 'server/features/audit-trail/verify-worker.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
