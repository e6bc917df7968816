import type { FormComponent } from '../../../rules/schema/form.ts';
import type { Localized } from '../../contract/common.ts';

/** What a form calls the field under a key, also a list of rows or an object of fields; undefined when it has none. */
export function formLabel(components: readonly FormComponent[], key: string): Localized | undefined {
  for (const component of components) {
    const own = 'components' in component ? component.path : 'key' in component ? component.key : undefined;
    if (own === key && 'label' in component && component.label !== undefined)
      return { en: component.label, zh: component.properties?.['label.zh'] ?? component.label };
    const inside = 'components' in component ? formLabel(component.components, key) : undefined;
    if (inside) return inside;
  }
  return undefined;
}
