import type { ProcessElement } from '../../engine/index.ts';
import type { RecordType } from '../../rules/schema/record-type.ts';
import { checkApproval } from './check-approval.ts';
import { checkProperty } from './check-property.ts';
import { checkStarts } from './check-start.ts';
import type { PackageFinding } from './finding.ts';
import type { PackageContent, PackageModel } from './package.ts';
import type { World } from './world.ts';

/** What a model names and nobody offers, and texts that are missing in a language. */
export function checkModel(model: PackageModel, content: PackageContent, world: World): readonly PackageFinding[] {
  const { process, file } = model;
  const recordType = content.recordTypes.get(process.properties['record'] ?? '');
  const check = (path: string, value: string, names: Iterable<string>): PackageFinding[] => {
    const allowed = [...names];
    return allowed.includes(value) ? [] : [{ file, path, value, allowed: `allowed: ${allowed.join(', ') || 'none'}` }];
  };
  return [
    ...(process.properties['record'] === undefined
      ? []
      : check('process.record', process.properties['record'], content.recordTypes.keys())),
    ...process.formIds.flatMap((id) => check('form', id, [...content.forms.keys(), ...world.sharedForms])),
    ...process.decisionIds.flatMap((id) =>
      check('decision', id, [...content.ruleSets.keys(), ...world.sharedRuleSets]),
    ),
    ...process.services.flatMap((type) => check('service', type, world.services)),
    ...[...process.messageNames.thrown, ...process.messageNames.caught].flatMap((name) =>
      check('message', name, world.messages),
    ),
    ...[...process.signalNames.thrown, ...process.signalNames.caught].flatMap((name) =>
      check('signal', name, world.messages),
    ),
    ...checkStarts(model),
    ...process.calledProcessIds.flatMap((id) => check('calledElement', id, world.processes)),
    ...process.elements.flatMap((element) => checkElement(file, element, content, recordType, world)),
  ];
}

function checkElement(
  file: string,
  element: ProcessElement,
  content: PackageContent,
  recordType: RecordType | undefined,
  world: World,
): readonly PackageFinding[] {
  const properties = Object.entries(element.properties).flatMap(([name, value]) =>
    checkProperty(name, value, { world, recordType: recordType ?? onlyType(content) }).map((allowed) => ({
      file,
      path: `${element.id}.${name}`,
      value,
      allowed,
    })),
  );
  const approval = checkApproval(file, element, recordType ?? onlyType(content));
  if (element.type !== 'userTask') return [...properties, ...approval];
  const missing = [
    ...(element.properties['role'] ? [] : [{ name: 'role', allowed: 'a user task names its role' }]),
    ...(element.name.en ? [] : [{ name: 'name', allowed: 'a user task has an English name' }]),
    ...(element.name.zh ? [] : [{ name: 'name.zh', allowed: 'a user task has a Chinese name' }]),
  ];
  return [
    ...properties,
    ...approval,
    ...missing.map(({ name, allowed }) => ({ file, path: `${element.id}.${name}`, value: undefined, allowed })),
  ];
}

/** A called model that names no record works on its caller's: in a package with one record type, on that. */
function onlyType(content: PackageContent): RecordType | undefined {
  return content.recordTypes.size === 1 ? [...content.recordTypes.values()][0] : undefined;
}
