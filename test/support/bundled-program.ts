import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundledOf } from './program.ts';

/** What runs as a process of its own: the program, and what tests load before it. */
const sources = ['program.config.ts', 'engine', 'rules', 'server', 'test/server/faults/support'];

/**
 * Builds the program as the product is built, when something has changed, and with it what tests load before it: they
 * share its modules. Types are checked elsewhere (`npm run typecheck`).
 */
export default async function bundleProgram(): Promise<void> {
  const builtAt = changedAt(bundledOf('cli'));
  if (sources.flatMap(filesOf).every((path) => changedAt(path) < builtAt)) return;
  const { build } = await import('vite');
  await build({
    configFile: 'program.config.ts',
    logLevel: 'warn',
    build: {
      outDir: dirname(bundledOf('cli')),
      sourcemap: false,
      rolldownOptions: {
        input: {
          'arm-by-message': 'test/server/faults/support/arm-by-message.ts',
          'five-minutes-ahead': 'test/server/faults/support/five-minutes-ahead.ts',
        },
      },
    },
  });
}

function filesOf(source: string): readonly string[] {
  if (source.endsWith('.ts')) return [source];
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((name) => join(source, name))
    .filter((path) => path.endsWith('.ts'));
}

/** Milliseconds; before all others when there is no such file. */
function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.NEGATIVE_INFINITY;
}
