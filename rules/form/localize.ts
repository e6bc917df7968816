import type { FormComponent, FormSchema } from '../schema/form.ts';
import type { Language } from '../schema/languages.ts';

/**
 * The form in one language. English stands in the schema itself, others in the `properties` of each component:
 * `label.zh`, `description.zh`, `text.zh`, `dateLabel.zh`, `timeLabel.zh`, `prefixAdorner.zh`, `suffixAdorner.zh`,
 * `values.<value>.zh`, `columns.<key>.zh`. A text that is missing stays English.
 */
export function localizeForm(schema: FormSchema, language: Language): FormSchema {
  if (language === 'en') return schema;
  return { ...schema, components: schema.components.map((component) => localize(component, language)) };
}

/** Texts that stand directly in a component. */
export const plainTexts = ['label', 'description', 'text', 'dateLabel', 'timeLabel'] as const;

function localize<Component extends FormComponent>(component: Component, language: Language): Component {
  const texts = component.properties ?? {};
  const translated = (key: string, english: unknown) => texts[`${key}.${language}`] ?? english;
  const own = Object.fromEntries(
    plainTexts.filter((key) => key in component).map((key) => [key, translated(key, Reflect.get(component, key))]),
  );
  return { ...component, ...own, ...inside(component, translated, language) };
}

type Translated = (key: string, english: unknown) => unknown;

/** Texts one level deeper: options, columns, adorners, and the components of a container. */
function inside(component: FormComponent, translated: Translated, language: Language): object {
  if ('components' in component) return { components: component.components.map((child) => localize(child, language)) };
  if ('values' in component && component.values)
    return {
      values: component.values.map((option) => ({
        ...option,
        label: translated(`values.${option.value}`, option.label),
      })),
    };
  if (component.type === 'table')
    return {
      columns: component.columns.map((column) => ({
        ...column,
        label: translated(`columns.${column.key}`, column.label),
      })),
    };
  if (!('appearance' in component) || !component.appearance) return {};
  const adorners = Object.entries(component.appearance).map(([key, text]) => [key, translated(key, text)]);
  return { appearance: Object.fromEntries(adorners) };
}
