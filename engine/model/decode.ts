/**
 * The text of a file. Bytes are read in the encoding that a byte order mark or the XML declaration names, else as
 * UTF-8. Null when the encoding is unknown or the bytes do not fit it.
 */
export function decodeXml(xml: string | Uint8Array): string | null {
  const text = typeof xml === 'string' ? xml : decodeBytes(xml);
  return text === null ? null : asUtf8(text.replace(/^\uFEFF/, ''));
}

function decodeBytes(bytes: Uint8Array): string | null {
  const label = markedEncoding(bytes) ?? declaredEncoding(bytes) ?? 'utf-8';
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function markedEncoding([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  return /^\s*<\?xml[^>]*encoding=["']([^"']+)["']/.exec(head)?.[1] ?? null;
}

/** The text is decoded: a declaration of another encoding would only mislead the parser. */
function asUtf8(text: string): string {
  return text.replace(/^(\s*<\?xml[^>]*encoding=)(["'])[^"']*\2/, '$1$2UTF-8$2');
}
