/** An XML element; names without their prefix, which DMN tools choose freely. */
export interface XmlElement {
  readonly name: string;
  /** Attributes by name as written, prefix included. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Character data directly inside. */
  readonly text: string;
}

/** A text is no XML of the kind read here; `message` says where and why. */
export class XmlUnreadable extends Error {
  override readonly name = 'XmlUnreadable';
}

const mostCharacters = 2_097_152;
const mostDepth = 64;
const mostElements = 100_000;

const sign =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;

/**
 * Reads the little XML a decision table needs: elements, attributes, text. A DOCTYPE is refused, so no entity but the
 * five of XML and character numbers exists.
 *
 * @throws {XmlUnreadable} with the position of the first mistake
 */
export function readXml(source: string): XmlElement {
  if (source.length > mostCharacters) throw invalid(`larger than ${mostCharacters} characters`, 0);
  const root: MutableElement = { name: '', attributes: {}, children: [], text: '' };
  const open: MutableElement[] = [root];
  let elements = 0;
  sign.lastIndex = source.startsWith('\uFEFF') ? 1 : 0;
  while (sign.lastIndex < source.length) {
    const at = sign.lastIndex;
    const [found, cdata, closing, tag = '', attributes = '', empty, text] = sign.exec(source) ?? [];
    const parent = open.at(-1) ?? root;
    if (found === undefined) throw invalid('no XML element, text or comment', at);
    if (text !== undefined) parent.text += unescaped(text, at);
    else if (cdata !== undefined) parent.text += cdata;
    else if (closing) {
      if (parent.name !== localName(tag) || open.length === 1) throw invalid(`"${tag}" is closed but not open`, at);
      open.pop();
    } else if (tag !== '') {
      const element = { name: localName(tag), attributes: readAttributes(attributes, at), children: [], text: '' };
      parent.children.push(element);
      if (++elements > mostElements) throw invalid(`more than ${mostElements} elements`, at);
      if (!empty) open.push(element);
      if (open.length > mostDepth) throw invalid(`deeper than ${mostDepth} elements`, at);
    }
  }
  const [only, second] = root.children;
  if (open.length > 1) throw invalid(`"${open.at(-1)?.name}" is not closed`, source.length);
  if (!only || second || root.text.trim() !== '') throw invalid('allowed: one root element', source.length);
  return only;
}

interface MutableElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: MutableElement[];
  text: string;
}

function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1);
}

function readAttributes(source: string, at: number): Readonly<Record<string, string>> {
  const found = [...source.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  const entries = found.map(([, name = '', double, single]) => [name, unescaped(double ?? single ?? '', at)] as const);
  if (new Set(entries.map(([name]) => name)).size < entries.length) throw invalid('an attribute stands twice', at);
  return Object.fromEntries(entries);
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string, at: number): string {
  return text.replaceAll(/&([^;&\s]*);?/g, (whole, name: string) => {
    if (Object.hasOwn(entities, name)) return entities[name] ?? '';
    const [, hex, decimal] = /^#(?:x([\da-fA-F]{1,6})|(\d{1,7}))$/.exec(name) ?? [];
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN);
    if (!whole.endsWith(';') || !(code > 0 && code <= 0x10ffff)) throw invalid(`"${whole}" is not allowed`, at);
    return String.fromCodePoint(code);
  });
}

/** Makes a text fit for XML, in elements and in attributes. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;');
}

function invalid(message: string, at: number): XmlUnreadable {
  return new XmlUnreadable(`character ${at + 1}: ${message}`);
}
