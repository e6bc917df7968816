import type { ProcessElement } from '../../../engine/index.ts';
import type { Localized } from '../../contract/common.ts';
import { inBothLanguages } from '../process-version/process.view.ts';

/** An element without a name of its own is called by its id. */
export function elementName(element: ProcessElement): Localized {
  const name = inBothLanguages(element.name);
  return { en: name.en || element.id, zh: name.zh || element.id };
}
