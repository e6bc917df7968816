import { expect, test } from 'vitest';
import { factQueries } from '../../../server/fact-queries/index.ts';
import { deployments } from '../../../server/process-package/deploy.ts';
import { withPublished } from '../../../server/process-package/overlay.ts';
import { serviceTasks } from '../../../server/service-tasks/index.ts';
import { packagesOfRun } from '../../support/packages-of-run.ts';

const known = { services: [...serviceTasks.keys()], queries: [...factQueries.keys()] };

test('given packages that are in force, when one rule set of one package is published, then that package alone is another one', async () => {
  const loaded = await packagesOfRun(['processes'], known);
  const [set] = [...(loaded.packages.find(({ manifest }) => manifest.id === 'change')?.ruleSets.values() ?? [])];
  if (!set) throw new Error('the package change has no rule set');
  const before = deployments(loaded);
  const text = JSON.stringify({ ...set.set, name: { en: 'Another', zh: '另一个' } });

  const after = deployments(withPublished(loaded, [{ owner: 'change', set: set.set, text }]));

  const changed = after.filter(({ contentHash }, index) => contentHash !== before[index]?.contentHash);
  expect(changed.map(({ processId }) => processId)).toEqual(['change']);
  expect(changed[0]?.files.get(`rules/${set.set.id}.json`)).toBe(text);
  expect(deployments(loaded).map(({ contentHash }) => contentHash)).toEqual(
    before.map(({ contentHash }) => contentHash),
  );
});

test('given packages that are in force, when a shared rule set is published, then each package that decides by it is another one', async () => {
  const loaded = await packagesOfRun(['processes'], known);
  const before = deployments(loaded);
  const pinning = (id: string) => before.filter(({ files }) => files.has(`shared/rules/${id}.json`));
  const [id, set] = [...loaded.shared.ruleSets].find(([each]) => pinning(each).length > 0) ?? [];
  if (id === undefined || !set) throw new Error('no package decides by a shared rule set');
  const text = JSON.stringify({ ...set.set, name: { en: 'Another', zh: '另一个' } });

  const after = deployments(withPublished(loaded, [{ owner: 'shared', set: set.set, text }]));

  const changed = after.filter(({ contentHash }, index) => contentHash !== before[index]?.contentHash);
  expect(changed.map(({ processId }) => processId)).toEqual([
    'shared',
    ...pinning(id).map(({ processId }) => processId),
  ]);
});
