import type { FormComponent } from '../../../rules/schema/form.ts';

/** The names at the top of a form's values: a group without path puts its fields beside the others. */
export function valueNames(components: readonly FormComponent[]): readonly string[] {
  return components.flatMap((component) => {
    if (component.type === 'group' && component.path === undefined) return valueNames(component.components);
    if (component.type === 'group' || component.type === 'dynamiclist')
      return component.path === undefined ? [] : [component.path];
    return 'key' in component ? [component.key] : [];
  });
}
