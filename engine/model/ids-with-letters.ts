import { type Edit, withEdits } from './xml-edits.ts';
import { attributesOf, localName, markupIn } from './xml-markup.ts';

/** XML's NCName, for which every script has letters; the parser takes those of English only. */
const xmlName = /^[\p{L}_][\p{L}\p{N}\p{M}._·-]*$/u;
const plainName = /^[A-Za-z_][\w.-]*$/;
/** Attributes and elements that hold ids. */
const holding = /^(id|default|bpmnElement|incoming|outgoing|source|target|.*Refs?)$/;

/** A text in which every id is plain, and the ids as they were. */
export interface PlainIds {
  readonly xml: string;
  /** The text with the ids that were written. */
  written(text: string): string;
}

/**
 * Replaces ids such as `审批` or `prüfen` by plain ones wherever they are defined and referred to, so that the
 * parser does not drop their elements. Names and other texts stay as they are.
 */
export function withPlainIds(xml: string): PlainIds {
  const ids = idsWithLetters(xml);
  if (ids.size === 0) return { xml, written: (text) => text };
  const plain = new Map([...ids].map((id) => [id, escaped(id)]));
  const written = new Map([...plain].map(([id, plainId]) => [plainId, id]));
  return {
    xml: withEdits(xml, editsOf(xml, plain)),
    written: (text) => text.replace(/[\w.-]+/g, (word) => written.get(word) ?? word),
  };
}

/** Found by one look at most files, which have none: an id with a character that is none of the plain ones. */
const anyUnplain = /\sid\s*=\s*(?:"[^"]*[^\w."-][^"]*"|'[^']*[^\w.'-][^']*')/;

function idsWithLetters(xml: string): ReadonlySet<string> {
  const ids = new Set<string>();
  if (!anyUnplain.test(xml)) return ids;
  for (const tag of markupIn(xml))
    if (tag.kind === 'open')
      for (const { name, value } of attributesOf(xml, tag))
        if (name === 'id' && !plainName.test(value) && xmlName.test(value)) ids.add(value);
  return ids;
}

function editsOf(xml: string, plain: ReadonlyMap<string, string>): readonly Edit[] {
  const edits: Edit[] = [];
  for (const tag of markupIn(xml)) {
    if (tag.kind !== 'open') continue;
    for (const { name, value, start, end } of attributesOf(xml, tag))
      if (holding.test(localName(name))) edits.push({ start, end, text: replaced(value, plain) });
    if (tag.isEmpty || !holding.test(localName(tag.name))) continue;
    const end = xml.indexOf('<', tag.end);
    if (end > tag.end) edits.push({ start: tag.end, end, text: replaced(xml.slice(tag.end, end), plain) });
  }
  return edits;
}

/** Ids stand alone, in a list, or behind a prefix. */
function replaced(value: string, plain: ReadonlyMap<string, string>): string {
  return value.replace(/[^\s:]+/g, (word) => plain.get(word) ?? word);
}

function escaped(id: string): string {
  return `_${[...id].map((char) => (/[\w.-]/.test(char) ? char : `u${char.codePointAt(0)?.toString(16)}_`)).join('')}`;
}
