import type { ExecutableProcess, ProcessElement } from '../../../engine/index.ts';
import type { Localized } from '../../contract/common.ts';
import { NotFound } from '../../errors.ts';

/** The element a task was opened by. @throws {NotFound} */
export function taskElement(process: ExecutableProcess, elementId: string): ProcessElement {
  const element = process.elements.find((each) => each.id === elementId);
  if (!element) throw new NotFound('element', elementId);
  return element;
}

/** A text of a model in both languages; Chinese falls back to English. */
export function localizedName(text: { readonly en: string; readonly zh: string | null }): Localized {
  return { en: text.en, zh: text.zh || text.en };
}

/** As `localizedName`, null when the model has no such text. */
export function localizedOrNull(text: { readonly en: string; readonly zh: string | null }): Localized | null {
  return text.en === '' ? null : localizedName(text);
}

/** What may happen after a task, in words: named flows out of it or out of the gateway behind it, else the next activity. */
export function afterwards(process: ExecutableProcess, elementId: string): readonly Localized[] {
  const next = (id: string) =>
    process.flows
      .filter((flow) => flow.source === id)
      .flatMap((flow) => process.elements.find((each) => each.id === flow.target) ?? []);
  const named = next(elementId).flatMap((element) => (element.type.endsWith('Gateway') ? next(element.id) : [element]));
  return named.filter((element) => element.name.en !== '').map((element) => localizedName(element.name));
}
