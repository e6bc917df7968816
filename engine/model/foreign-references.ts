import type { Finding } from '../errors.ts';
import { isElement, type ModdleElement, placeOf, typeOf } from './moddle-element.ts';
import { isShownReference } from './parser-warnings.ts';

/**
 * References that lead to an element of another kind than the standard says: a flow out of a data object, a message
 * event that names a signal. The parser takes any id; whoever follows it would find something else.
 */
export function foreignReferences(references: readonly unknown[]): readonly Finding[] {
  return references.flatMap((reference) => {
    if (typeof reference !== 'object' || reference === null) return [];
    const [holder, property]: unknown[] = [Reflect.get(reference, 'element'), Reflect.get(reference, 'property')];
    return isElement(holder) && typeof property === 'string' ? findingsAt(holder, property) : [];
  });
}

function findingsAt(holder: ModdleElement, property: string): readonly Finding[] {
  if (isShownReference(holder, property)) return [];
  const target: unknown = Reflect.get(holder, property.slice(property.indexOf(':') + 1));
  const wanted = wantedType(holder, property);
  if (!isElement(target) || wanted === null || isA(target, wanted)) return [];
  const message = `${property} names "${target.id ?? ''}", which is a ${typeOf(target)} and no ${wanted.slice(5)}`;
  return [{ elementId: placeOf(holder), code: 'REFERENCE_OF_OTHER_KIND', message, severity: 'error' }];
}

function wantedType(holder: ModdleElement, property: string): string | null {
  const descriptor: unknown = Reflect.get(holder, '$descriptor');
  const properties: unknown = isObject(descriptor) ? Reflect.get(descriptor, 'propertiesByName') : null;
  const described: unknown = isObject(properties) ? Reflect.get(properties, property) : null;
  const type: unknown = isObject(described) ? Reflect.get(described, 'type') : null;
  return typeof type === 'string' && type.startsWith('bpmn:') ? type : null;
}

function isA(element: ModdleElement, type: string): boolean {
  const instanceOf: unknown = Reflect.get(element, '$instanceOf');
  return typeof instanceOf !== 'function' || instanceOf.call(element, type) === true;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
