import type { FormComponent, FormSchema } from '../../../rules/schema/form.ts';

/** Leaves out fields for files: the API of this version stores none, and what cannot be sent is not asked. */
export function withoutFiles(schema: FormSchema): FormSchema {
  return { ...schema, components: schema.components.flatMap(keepAskable) };
}

function keepAskable(component: FormComponent): readonly FormComponent[] {
  if (component.type === 'filepicker') return [];
  if (component.type === 'group' || component.type === 'dynamiclist')
    return [{ ...component, components: component.components.flatMap(keepAskable) }];
  return [component];
}
