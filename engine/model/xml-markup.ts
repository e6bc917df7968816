/** A piece of markup as it stands in a text: a tag, or a comment, section or instruction. */
export interface Markup {
  readonly kind: 'open' | 'close' | 'other';
  /** Where it begins in the text, and where it is over. */
  readonly start: number;
  readonly end: number;
  /** The tag's name with its prefix; empty for what is no tag. */
  readonly name: string;
  /** `<a/>` opens and closes. */
  readonly isEmpty: boolean;
}

/** An attribute of a tag: its value as written, and where that stands in the text. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const bracketed = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;
const space = /\s/;
const nameEnd = /[\s/>]/g;
const quoteOrEnd = /["'>]/g;

/** The markup of a text from its beginning to its end; each character is looked at once, whatever the text is. */
export function* markupIn(xml: string): Generator<Markup> {
  for (let start = xml.indexOf('<'); start >= 0; ) {
    const found = markupAt(xml, start);
    yield found;
    start = xml.indexOf('<', found.end);
  }
}

/** The attributes of a tag, in their order. */
export function attributesOf(xml: string, tag: Markup): readonly Attribute[] {
  const found: Attribute[] = [];
  let at = tag.start + 1 + tag.name.length;
  while (at < tag.end) {
    const equals = xml.indexOf('=', at);
    if (equals < 0 || equals >= tag.end) break;
    let start = equals + 1;
    while (start < tag.end && space.test(xml.charAt(start))) start += 1;
    const quote = xml.charAt(start);
    const end = quote === '"' || quote === "'" ? xml.indexOf(quote, start + 1) : -1;
    if (end < 0 || end >= tag.end) break;
    found.push({ name: xml.slice(at, equals).trim(), value: xml.slice(start + 1, end), start: start + 1, end });
    at = end + 1;
  }
  return found;
}

/** A name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function markupAt(xml: string, start: number): Markup {
  for (const [opening, closing] of bracketed)
    if (xml.startsWith(opening, start)) return other(start, endAfter(xml, closing, start + opening.length));
  const end = tagEnd(xml, start + 1);
  if (xml.startsWith('<!', start)) return other(start, end);
  const isClosing = xml.charAt(start + 1) === '/';
  const isEmpty = !isClosing && xml.charAt(end - 2) === '/';
  const name = nameAt(xml, isClosing ? start + 2 : start + 1, end);
  return { kind: isClosing ? 'close' : 'open', start, end, name, isEmpty };
}

function other(start: number, end: number): Markup {
  return { kind: 'other', start, end, name: '', isEmpty: true };
}

function endAfter(xml: string, closing: string, from: number): number {
  const at = xml.indexOf(closing, from);
  return at < 0 ? xml.length : at + closing.length;
}

/** Behind the `>` of a tag; quoted values may hold one. */
function tagEnd(xml: string, from: number): number {
  for (let at = nextOf(quoteOrEnd, xml, from); at < xml.length; ) {
    const char = xml.charAt(at);
    if (char === '>') return at + 1;
    const quoteEnd = xml.indexOf(char, at + 1);
    if (quoteEnd < 0) return xml.length;
    at = nextOf(quoteOrEnd, xml, quoteEnd + 1);
  }
  return xml.length;
}

function nameAt(xml: string, from: number, end: number): string {
  return xml.slice(from, Math.min(end, nextOf(nameEnd, xml, from)));
}

/** The first place from `from` on that a global pattern of one character matches; the end of the text when there is none. */
function nextOf(pattern: RegExp, xml: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(xml)?.index ?? xml.length;
}
