import type { ModdleWarning } from 'bpmn-moddle';

import type { ModdleElement } from './moddle-element.ts';

/** What the parser knows of a file. */
interface Parsed {
  readonly definitions: ModdleElement;
  readonly elementsById: Readonly<Record<string, unknown>>;
}

/**
 * Resolves references that the parser does not: QNames such as `tns:order`, whose prefix stands for the target
 * namespace of the file, and ids with space around them.
 *
 * @returns the warnings that remain
 */
export function resolveQualified(warnings: readonly ModdleWarning[], parsed: Parsed): readonly ModdleWarning[] {
  return warnings.filter((warning) => !isResolved(warning, parsed));
}

function isResolved({ message, element, property, value }: ModdleWarning, parsed: Parsed): boolean {
  if (!message.startsWith('unresolved reference') || typeof value !== 'string' || property === undefined) return false;
  const id = localId(value.trim(), parsed.definitions);
  const target = Object.hasOwn(parsed.elementsById, id) ? parsed.elementsById[id] : undefined;
  if (target === undefined || typeof element !== 'object' || element === null) return false;
  const name = property.slice(property.indexOf(':') + 1);
  const current: unknown = Reflect.get(element, name);
  if (Array.isArray(current)) current.push(target);
  else Reflect.set(element, name, target);
  return true;
}

function localId(reference: string, definitions: ModdleElement): string {
  const [prefix, local] = reference.split(':');
  if (prefix === undefined || local === undefined) return reference;
  return namespaceOf(prefix, definitions) === Reflect.get(definitions, 'targetNamespace') ? local : reference;
}

function namespaceOf(prefix: string, definitions: ModdleElement): unknown {
  const attributes: unknown = Reflect.get(definitions, '$attrs');
  return typeof attributes === 'object' && attributes !== null ? Reflect.get(attributes, `xmlns:${prefix}`) : undefined;
}
