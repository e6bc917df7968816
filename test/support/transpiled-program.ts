import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transpiledOf } from './program.ts';

/** What runs as a process of its own: the program, and what tests load before it. */
const sources = ['engine', 'rules', 'server', 'test/server/faults/support'];

/**
 * Makes JavaScript of what has changed, so that a test that starts the program ten times does not wait ten times for
 * a translation. Types are checked elsewhere (`npm run typecheck`).
 */
export default async function transpileProgram(): Promise<void> {
  const changed = sources
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((path) => /(?<!\.d)\.ts$/.test(path) && changedAt(path) >= changedAt(transpiledOf(path)));
  if (changed.length === 0) return;
  const { transformWithOxc } = await import('vite');
  for (const path of changed) {
    const { code } = await transformWithOxc(readFileSync(path, 'utf8'), path, {
      lang: 'ts',
      sourcemap: false,
      typescript: { rewriteImportExtensions: 'rewrite' },
    });
    mkdirSync(dirname(transpiledOf(path)), { recursive: true });
    writeFileSync(transpiledOf(path), code);
  }
}

/** Milliseconds; before all others when there is no such file. */
function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.NEGATIVE_INFINITY;
}
