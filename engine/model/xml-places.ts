import { bpmnUri } from './bpmn-uri.ts';
import { attributesOf, localName, markupIn } from './xml-markup.ts';

/** Says of places in a text, which the parser gives as line and column, what stands there. */
export class XmlPlaces {
  readonly #xml: string;
  #read: Read | null = null;

  constructor(xml: string) {
    this.#xml = xml;
  }

  /** The id of the element whose tag begins at a place, else of the nearest around it that has one. Both count from 0. */
  elementAt(line: number, column: number): string | null {
    const { lines, tags } = this.#all();
    const offset = (lines[line] ?? 0) + column;
    return tags.findLast(({ start }) => start <= offset)?.place ?? null;
  }

  /** True for tags of the BPMN namespace, as against diagrams and extensions. */
  isBpmn(tagName: string): boolean {
    const colon = tagName.indexOf(':');
    return this.#all().prefixes.has(colon < 0 ? '' : tagName.slice(0, colon));
  }

  #all(): Read {
    this.#read ??= read(this.#xml);
    return this.#read;
  }
}

interface Read {
  /** Where each line begins. */
  readonly lines: readonly number[];
  /** Every tag, with the id of the nearest element that has one. */
  readonly tags: readonly { readonly start: number; readonly place: string | null }[];
  readonly prefixes: ReadonlySet<string>;
}

function read(xml: string): Read {
  const lines = [0, ...[...xml.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const tags: { start: number; place: string | null }[] = [];
  const prefixes = new Set<string>();
  const around: (string | null)[] = [];
  for (const tag of markupIn(xml)) {
    let place = around.at(-1) ?? null;
    if (tag.kind === 'close') around.pop();
    for (const { name, value } of tag.kind === 'open' ? attributesOf(xml, tag) : []) {
      if (name === 'id' && value !== '') place = value;
      if (value === bpmnUri && /^xmlns(:|$)/.test(name)) prefixes.add(name === 'xmlns' ? '' : localName(name));
    }
    tags.push({ start: tag.start, place });
    if (tag.kind === 'open' && !tag.isEmpty) around.push(place);
  }
  return { lines, tags, prefixes };
}
