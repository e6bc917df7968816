/** As much of a moddle element as the swap needs. */
export interface ModdleElement {
  readonly $type: string;
  readonly $descriptor?: { readonly properties: readonly { readonly name: string; readonly isReference?: boolean }[] };
  [property: string]: unknown;
}

/**
 * Exchanges `name` and the property `name.zh` of every element below `root`, so that bpmn-js draws Chinese names.
 * Swapping twice gives the tree back as it was. Elements that lack one of the two names are left alone.
 */
export function swapNames(root: ModdleElement): void {
  for (const element of contained(root)) {
    const chinese = chineseName(element);
    const name = element['name'];
    if (chinese === undefined || typeof name !== 'string') continue;
    element['name'] = chinese['value'];
    chinese['value'] = name;
  }
}

/** The element and everything it contains; references lead out of the tree and are not followed. */
function* contained(element: ModdleElement): Generator<ModdleElement> {
  yield element;
  for (const property of element.$descriptor?.properties ?? []) {
    if (property.isReference) continue;
    for (const child of asElements(element[localName(property.name)])) yield* contained(child);
  }
}

function chineseName(element: ModdleElement): ModdleElement | undefined {
  const [extension] = asElements(element['extensionElements']);
  const groups = asElements(extension?.['values']).filter((value) => value.$type === 'zeebe:Properties');
  return groups.flatMap((group) => asElements(group['properties'])).find((property) => property['name'] === 'name.zh');
}

function asElements(value: unknown): readonly ModdleElement[] {
  return (Array.isArray(value) ? value : [value]).filter(isElement);
}

function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}

/** `bpmn:flowElements` in the descriptor is `flowElements` on the element. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
