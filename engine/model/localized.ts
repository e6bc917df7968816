import type { ElementProperties } from '../effect.ts';
import type { LocalizedText } from './executable-process.ts';
import { extension, type ModdleElement, many, textOf } from './moddle-element.ts';

/** The `zeebe:property` values of an element by name. */
export function propertiesOf(element: ModdleElement): ElementProperties {
  const properties = extension(element, 'zeebe:Properties');
  const entries = properties ? many(properties, 'properties') : [];
  return Object.fromEntries(entries.map((each) => [textOf(each, 'name') ?? '', textOf(each, 'value') ?? '']));
}

/** English is the BPMN name, Chinese the property `name.zh`. */
export function nameOf(element: ModdleElement): LocalizedText {
  return { en: textOf(element, 'name') ?? '', zh: propertiesOf(element)['name.zh'] || null };
}

/** The work instruction: BPMN's documentation, and the property `documentation.zh`. */
export function documentationOf(element: ModdleElement): LocalizedText {
  const texts = many(element, 'documentation').flatMap((each) => textOf(each, 'text') ?? []);
  return { en: texts.join('\n\n'), zh: propertiesOf(element)['documentation.zh'] || null };
}
