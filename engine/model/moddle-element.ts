/**
 * A node of the parsed file. One loose shape instead of a type per BPMN element: readers ask for what they need,
 * and what is missing is absent.
 */
export interface ModdleElement {
  readonly $type: string;
  readonly $parent?: ModdleElement;
  readonly $attrs?: Readonly<Record<string, string>>;
  readonly id?: string;
  readonly name?: string;
}

/** The BPMN type without prefix and in lower camel case: `bpmn:UserTask` is `userTask`. */
export function typeOf({ $type }: ModdleElement): string {
  const known = shortTypes.get($type);
  if (known !== undefined) return known;
  const local = $type.slice($type.indexOf(':') + 1);
  const short = local.charAt(0).toLowerCase() + local.slice(1);
  if (shortTypes.size < 1000) shortTypes.set($type, short);
  return short;
}

/** Types are asked for all the time; files of other tools may bring any number of their own. */
const shortTypes = new Map<string, string>();

/** A child element or a resolved reference. */
export function one(element: ModdleElement, property: string): ModdleElement | null {
  const value: unknown = Reflect.get(element, property);
  return isElement(value) ? value : null;
}

/** Child elements or resolved references of a list property. */
export function many(element: ModdleElement, property: string): readonly ModdleElement[] {
  const value: unknown = Reflect.get(element, property);
  return Array.isArray(value) ? value.filter(isElement) : [];
}

/** A text attribute or body, trimmed; null when it is absent or empty. */
export function textOf(element: ModdleElement | null, property: string): string | null {
  const value: unknown = element === null ? undefined : Reflect.get(element, property);
  if (typeof value === 'number') return String(value);
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? null : text;
}

/** A boolean attribute, with the default of the standard where the file has none. */
export function flagOf(element: ModdleElement, property: string, byDefault: boolean): boolean {
  const value: unknown = Reflect.get(element, property);
  return typeof value === 'boolean' ? value : byDefault;
}

/** True for tasks, sub-processes and call activities: what can be compensated, repeated, and carry boundary events. */
export function isActivity(element: ModdleElement): boolean {
  return Reflect.has(element, 'isForCompensation');
}

/** Parts of an element that people know by the element they belong to. */
const innards = /(Expression|EventDefinition|LoopCharacteristics|Assignment|Specification|extensionElements)$|^zeebe:/;

/** The id by which people find an element: its own, or for an expression and the like that of what it belongs to. */
export function placeOf(element: ModdleElement): string | null {
  let nearest: string | null = null;
  for (let at: ModdleElement | undefined = element; at; at = at.$parent) {
    nearest ??= at.id || null;
    const isRoot = at.$parent !== undefined && typeOf(at.$parent) === 'definitions';
    if (at.id && (isRoot || !innards.test(at.$type))) return at.id;
  }
  return nearest;
}

/** The first extension element of a type, e.g. `zeebe:IoMapping`. */
export function extension(element: ModdleElement, type: string): ModdleElement | null {
  const extensions = one(element, 'extensionElements');
  return extensions === null ? null : (many(extensions, 'values').find((value) => value.$type === type) ?? null);
}

/** True for nodes of the file. */
export function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, '$type') === 'string';
}
