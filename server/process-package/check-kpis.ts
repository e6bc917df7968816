import { measureFindings } from '../../rules/measure.ts';
import type { PackageFinding } from './finding.ts';
import type { ProcessPackage } from './package.ts';
import type { World } from './world.ts';

/** Indicators whose formula cannot be read, or that measure records nobody has. */
export function checkKpis({ manifest, kpis }: ProcessPackage, world: World): readonly PackageFinding[] {
  const file = `${manifest.id}/kpis.json`;
  const known = [...world.recordTypes].join(', ');
  return kpis.flatMap((kpi, index) => [
    ...measureFindings(kpi).map(({ path, message }) => ({
      file,
      path: `[${index}].${path}`,
      value: kpi.id,
      allowed: message,
    })),
    ...(world.recordTypes.has(kpi.measure.of)
      ? []
      : [{ file, path: `[${index}].measure.of`, value: kpi.measure.of, allowed: `allowed: ${known}` }]),
    ...(world.roles.has(kpi.owner)
      ? []
      : [{ file, path: `[${index}].owner`, value: kpi.owner, allowed: `allowed: ${[...world.roles].join(', ')}` }]),
    ...(kpis.findIndex(({ id }) => id === kpi.id) === index
      ? []
      : [{ file, path: `[${index}].id`, value: kpi.id, allowed: 'each id stands once' }]),
  ]);
}
