import type { Known } from '../../../engine/lint/index.ts';
import type { FormComponent } from '../../../rules/schema/form.ts';
import { formSchema } from '../../../rules/schema/form.ts';
import { messages } from '../../../rules/schema/message.ts';
import { recordType } from '../../../rules/schema/record-type.ts';
import { roles } from '../../../rules/schema/role.ts';
import { sodRules } from '../../../rules/schema/sod.ts';
import { metrics } from '../../../rules/schema/time.ts';
import type { Folder } from './folders.ts';

/** Keys of a form's fields, rows and groups with a path by their own name. */
export function formKeys(components: readonly FormComponent[]): readonly string[] {
  return components.flatMap((component) => {
    if ('components' in component)
      return component.path === undefined ? formKeys(component.components) : [component.path];
    return 'key' in component ? [component.key] : [];
  });
}

/** Forms a folder's models may use: its own and the shared ones. */
export function formsFor(folder: Folder, shared: Folder): ReadonlyMap<string, ReadonlySet<string>> {
  const all = [...shared.files('forms'), ...folder.files('forms')];
  return new Map(all.map(([id, form]) => [id, new Set(formKeys(formSchema.parse(form).components))]));
}

/** Everything the models of a folder may name. */
export function knownTo(folder: Folder, folders: readonly Folder[], shared: Folder): Known {
  const types = folders.flatMap((each) => [...each.files('records').values()].map((file) => recordType.parse(file)));
  const own =
    folder.name === 'shared' ? types : [...folder.files('records').values()].map((file) => recordType.parse(file));
  const statuses = own.flatMap((type) => type.states.map(({ key }) => key));
  return {
    forms: formsFor(folder, shared),
    decisionIds: new Set([...shared.files('rules').keys(), ...folder.files('rules').keys()]),
    processIds: new Set(folders.flatMap(({ models }) => models.map(({ name }) => name))),
    messageNames: new Set(catalogue(shared).map(({ name }) => name)),
    receivedMessages: receivedMessages(folders, shared),
    roles: new Set(roles.parse(shared.file('roles.json')).map(({ id }) => id)),
    metrics: new Set(metrics),
    sodIds: new Set(sodRules.parse(shared.file('sod.rules.json')).map(({ id }) => id)),
    statuses: new Set(statuses),
    stages: new Set([...statuses, ...own.flatMap((type) => Object.keys(type.stages ?? {}))]),
  };
}

export function catalogue(shared: Folder) {
  return messages.parse(shared.file('messages.json'));
}

/** Messages some model receives, and those of the catalogue whose receiver is no folder of this installation. */
function receivedMessages(folders: readonly Folder[], shared: Folder): ReadonlySet<string> {
  const caught = folders.flatMap(({ models }) => models.flatMap(({ process }) => process.messageNames.caught));
  const installed = new Set(folders.map(({ name }) => name));
  const elsewhere = catalogue(shared).filter(({ to }) => !to.some((receiver) => installed.has(receiver)));
  return new Set([...caught, ...elsewhere.map(({ name }) => name)]);
}
