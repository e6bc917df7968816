import type { FormComponent } from '../schema/form.ts';
import type { Language } from '../schema/languages.ts';

/** A file as a form names it. */
export interface NamedFile {
  readonly id: string;
  /** Key of the field. */
  readonly key: string;
  /** What the field asks for. */
  readonly label: Readonly<Record<Language, string>>;
}

/** Every file the fields of a form name, those in groups and rows included. What is no list of ids names none. */
export function filesNamed(components: readonly FormComponent[], values: unknown): readonly NamedFile[] {
  return components.flatMap((component): readonly NamedFile[] => {
    if (component.type === 'group' && component.path === undefined) return filesNamed(component.components, values);
    if ('components' in component)
      return listOf(under(values, component.path ?? '')).flatMap((row) => filesNamed(component.components, row));
    if (component.type !== 'filepicker') return [];
    const { key, label, properties } = component;
    const texts = { en: label, zh: properties?.['label.zh'] ?? label };
    return listOf(under(values, key)).flatMap((id) => (typeof id === 'string' ? [{ id, key, label: texts }] : []));
  });
}

/** Keys at the top of a form's values that hold files, and whether they take several. */
export function fileKeys(
  components: readonly FormComponent[],
): readonly { readonly key: string; readonly several: boolean }[] {
  return components.flatMap((component) => {
    if (component.type === 'group' && component.path === undefined) return fileKeys(component.components);
    return component.type === 'filepicker' ? [{ key: component.key, several: takesSeveral(component.multiple) }] : [];
  });
}

/** A field that takes several files says so; FEEL in its place counts as yes. */
export function takesSeveral(multiple: boolean | string | undefined): boolean {
  return multiple !== undefined && multiple !== false;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function under(level: unknown, key: string): unknown {
  return typeof level === 'object' && level !== null && Object.hasOwn(level, key) ? Reflect.get(level, key) : undefined;
}
