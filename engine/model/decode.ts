/**
 * The text of a file. Bytes are read in the encoding that a byte order mark, their first characters or the XML
 * declaration name, else as UTF-8. Null when the encoding is unknown or the bytes do not fit it.
 */
export function decodeXml(xml: string | Uint8Array): string | null {
  const text = typeof xml === 'string' ? xml : decodeBytes(xml);
  return text === null ? null : asUtf8(text.replace(/^\uFEFF/, ''));
}

/** True for a text with characters that XML does not know, as they are or by their number: NUL, half a pair. */
export function hasIllegalCharacters(xml: string): boolean {
  if (illegal.test(xml)) return true;
  return [...xml.matchAll(/&#(?:x([0-9a-f]{1,8})|(\d{1,10}));/gi)].some(([, hexadecimal, decimal]) => {
    const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    return code > 0x10ffff || illegal.test(String.fromCodePoint(code));
  });
}

/** Control characters but tab, line feed and return; halves of pairs; and two that are no characters at all. */
const illegal = /\p{Cs}|[\ufffe\uffff]|(?![\t\n\r\x7f-\x9f])\p{Cc}/u;

function decodeBytes(bytes: Uint8Array): string | null {
  const label = markedEncoding(bytes) ?? wideEncoding(bytes) ?? declaredEncoding(bytes) ?? 'utf-8';
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function markedEncoding([first, second, third, fourth]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? 'utf-32le' : 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** UTF-16 without a mark: a file begins with `<` or a space, of which one byte is zero. Source: XML 1.0, appendix F. */
function wideEncoding([first, second]: Uint8Array): string | null {
  if (first !== 0 && second === 0) return 'utf-16le';
  return first === 0 && second !== 0 ? 'utf-16be' : null;
}

/** What the declaration says. It was read byte by byte, so the file cannot be in UTF-16, whatever it says. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const label = /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1] ?? null;
  return label !== null && /^(utf-?16|ucs-?2|utf-?32|iso-10646-ucs)/i.test(label) ? 'utf-8' : label;
}

/** The text is decoded: a declaration of another encoding would only mislead the parser. */
function asUtf8(text: string): string {
  return text.replace(/^(\s*<\?xml[^>]*encoding\s*=\s*)(["'])[^"']*\2/, '$1$2UTF-8$2');
}
