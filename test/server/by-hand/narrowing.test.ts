import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { factQueries } from '../../../server/fact-queries/index.ts';
import { PackageInvalid } from '../../../server/process-package/finding.ts';
import { loadPackages } from '../../../server/process-package/load.ts';
import { serviceTasks } from '../../../server/service-tasks/index.ts';
import { aFolder } from '../../support/database.ts';

const known = { services: [...serviceTasks.keys()], queries: [...factQueries.keys()] };

test('given a package that allows more by hand than the shared rules, when it is loaded, then it is refused with file, place, value and what is allowed', async () => {
  const folder = aFolder();
  cpSync('test/server/execution/fixtures/by-hand', folder, { recursive: true });
  const path = join(folder, 'purchase/operations.json');
  const [joint, copy] = JSON.parse(readFileSync(path, 'utf8')) as readonly object[];
  writeFileSync(path, JSON.stringify([{ ...joint, roles: ['service-desk'] }, copy]));

  const refusal = await loadPackages(['processes', folder], known).catch((error: unknown) => error);

  expect(refusal).toBeInstanceOf(PackageInvalid);
  expect((refusal as PackageInvalid).findings).toEqual([
    { file: 'purchase/operations.json', path: '[0].roles', value: 'service-desk', allowed: 'allowed: process-owner' },
  ]);
});
