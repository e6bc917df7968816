import { type ModdleElement, many, one } from './moddle-element.ts';
import type { Reader } from './reader.ts';

/** Prefixes of what is read here, of XML itself, and of colors, which change nothing that runs. */
const known = new Set(['zeebe', 'modeler', 'xmlns', 'xml', 'xsi', 'bioc', 'color']);

/**
 * Reports what other tools have written on the elements of a process: it means nothing here, and who brings a file of
 * theirs shall not have to find out by running it.
 */
export function reportVendorExtensions(element: ModdleElement, reader: Reader): void {
  const extensions = one(element, 'extensionElements');
  const names = [
    ...Object.keys(element.$attrs ?? {}),
    ...(extensions === null ? [] : many(extensions, 'values').map(({ $type }) => $type)),
  ].filter((name) => name.includes(':') && !known.has(name.slice(0, name.indexOf(':'))));
  if (names.length > 0)
    reader.warn(element, 'UNKNOWN_EXTENSION', `${[...new Set(names)].slice(0, most).join(', ')} is not looked at`);
  const loop = one(element, 'loopCharacteristics');
  for (const inner of [...many(element, 'flowElements'), ...many(element, 'eventDefinitions'), ...(loop ? [loop] : [])])
    reportVendorExtensions(inner, reader);
}

/** Names told of one element. */
const most = 10;
