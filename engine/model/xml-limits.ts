import type { Finding } from '../errors.ts';

const maxBytes = 2 * 1024 * 1024;
const maxDepth = 64;
const maxElements = 5000;
const maxAttributes = 128;
const maxAttributeLength = 4 * 1024;
const maxTextLength = 64 * 1024;

/** One tag, comment, section or instruction; quoted values may hold `>`. */
const markup =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!(?:[^>"']|"[^"]*"|'[^']*')*>|<(\/?)((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
const attribute = /=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Why a file is refused before it is parsed: its size and shape, and a DOCTYPE, which could pull in other files. */
export function limitFindings(xml: string): readonly Finding[] {
  if (Buffer.byteLength(xml) > maxBytes) return [finding('FILE_TOO_LARGE', `the file has more than ${maxBytes} bytes`)];
  if (/<!DOCTYPE/i.test(xml)) return [finding('DOCTYPE_REFUSED', 'the file has a DOCTYPE')];
  return shapeFindings(xml);
}

function shapeFindings(xml: string): readonly Finding[] {
  const found = new Map<string, Finding>();
  const report = (code: string, message: string) => found.set(code, finding(code, message));
  let [depth, elements, textFrom] = [0, 0, 0];
  for (const match of xml.matchAll(markup)) {
    const [tag, slash, content] = match;
    if (match.index - textFrom > maxTextLength || (content === undefined && tag.length > maxTextLength))
      report('TEXT_TOO_LONG', `a text has more than ${maxTextLength} characters`);
    textFrom = match.index + tag.length;
    if (content === undefined) continue;
    if (slash === '/') {
      depth -= 1;
      continue;
    }
    elements += 1;
    if (!content.endsWith('/')) depth += 1;
    if (depth > maxDepth) report('TOO_DEEP', `elements lie deeper than ${maxDepth} levels`);
    const values = [...content.matchAll(attribute)].map(([, double, single]) => double ?? single ?? '');
    if (values.length > maxAttributes)
      report('TOO_MANY_ATTRIBUTES', `an element has more than ${maxAttributes} attributes`);
    if (values.some((value) => value.length > maxAttributeLength))
      report('ATTRIBUTE_TOO_LONG', `an attribute has more than ${maxAttributeLength} characters`);
  }
  if (elements > maxElements)
    report('TOO_MANY_ELEMENTS', `the file has ${elements} elements, ${maxElements} are allowed`);
  return [...found.values()];
}

function finding(code: string, message: string): Finding {
  return { elementId: null, code, message, severity: 'error' };
}
