import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let house: string;
beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'praxis-house-'));
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

/** Rules that the check of imports finds broken, each with the file that breaks it. */
function broken(files: Readonly<Record<string, string>>): readonly string[] {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(house, path, '..'), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  const rules = resolve('.dependency-cruiser.cjs');
  const check = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const options = ['engine', 'server', '--config', rules, '--output-type', 'json'];
  const told = execFileSync(process.execPath, [check, ...options], { cwd: house, encoding: 'utf8' });
  const { summary } = JSON.parse(told) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  return summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`);
}

test('given an engine that imports a type of the server, then the check of imports names rule and file: it does read TypeScript', () => {
  const found = broken({
    'tsconfig.json':
      '{ "compilerOptions": { "module": "nodenext", "allowImportingTsExtensions": true, "noEmit": true } }',
    'engine/step.ts':
      "import type { Server } from '../server/compose.ts';\nexport const step = (server: Server): Server => server;\n",
    'server/compose.ts': 'export interface Server {\n  readonly url: string;\n}\n',
  });

  expect(found).toEqual(['engine-knows-nobody: engine/step.ts']);
});
