import { isDeepStrictEqual } from 'node:util';

import type { ConformanceCase } from './case.ts';
import { cases } from './cases/index.ts';
import { play } from './play.ts';

/** Plays every case plain and reloaded, and prints `construct | pass` for each construct. */
async function report(): Promise<void> {
  const failed = new Map<string, string[]>(cases.map(({ construct }) => [construct, []]));
  for (const each of cases)
    for (const reload of [false, true]) {
      const problem = await problemOf(each, reload);
      if (problem !== null) failed.get(each.construct)?.push(`${each.when}${reload ? ' (reloaded)' : ''}: ${problem}`);
    }
  const width = Math.max(...[...failed.keys()].map((construct) => construct.length));
  for (const [construct, problems] of failed) {
    process.stdout.write(`${construct.padEnd(width)} | ${problems.length === 0 ? 'pass' : 'FAIL'}\n`);
    for (const problem of problems) process.stdout.write(`  ${problem}\n`);
  }
  const passed = [...failed.values()].filter((problems) => problems.length === 0).length;
  process.stdout.write(`${passed} of ${failed.size} constructs\n`);
  if (passed < failed.size) process.exitCode = 1;
}

async function problemOf(each: ConformanceCase, reload: boolean): Promise<string | null> {
  try {
    const { trace, vars } = await play(each, { reload });
    if (trace !== each.trace) return `expected "${each.trace}", got "${trace}"`;
    const differing = Object.entries(each.leaves ?? {}).filter(
      ([name, value]) => !isDeepStrictEqual(vars[name], value),
    );
    return differing.length === 0 ? null : `variables ${JSON.stringify(vars)}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

await report();
