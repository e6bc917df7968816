import type { PackageFinding } from './finding.ts';
import type { PackageContent, ProcessPackage, SharedPackage } from './package.ts';

/** Names that two packages claim: models, record types, number prefixes, and start messages (a message has one receiver). */
export function checkUnique(shared: SharedPackage, packages: readonly ProcessPackage[]): readonly PackageFinding[] {
  const all = [
    { folder: 'shared', content: shared },
    ...packages.map((each) => ({ folder: each.manifest.id, content: each as PackageContent })),
  ];
  const claims = all.flatMap(({ folder, content }) => [
    ...[...content.models.values()].map(({ process, file }) => ({ file, kind: 'process id', value: process.id })),
    ...[...content.models.values()].flatMap(({ process, file }) =>
      process.startEvents.flatMap((start) =>
        start.messageName ? [{ file, kind: 'start message', value: start.messageName }] : [],
      ),
    ),
    ...[...content.recordTypes.values()].flatMap((type) => [
      { file: `${folder}/records/${type.type}.json`, kind: 'record type', value: type.type },
      { file: `${folder}/records/${type.type}.json`, kind: 'prefix', value: type.prefix },
    ]),
  ]);
  const first = new Map<string, string>();
  return claims.flatMap(({ file, kind, value }) => {
    const holder = first.get(`${kind} ${value}`);
    if (holder === undefined) {
      first.set(`${kind} ${value}`, file);
      return [];
    }
    return [{ file, path: kind, value, allowed: `allowed: a ${kind} that ${holder} does not have` }];
  });
}
