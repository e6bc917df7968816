type Decoder = InstanceType<typeof TextDecoder>;

/** Reads along with a file and says whether all of it is text, in UTF-8 or as Chinese programs write it (GB 18030). */
export class TextWatch {
  #decoders: readonly Decoder[] = [
    new TextDecoder('utf-8', { fatal: true }),
    new TextDecoder('gb18030', { fatal: true }),
  ];

  see(chunk: Uint8Array): void {
    this.#decoders = this.#decoders.filter((decoder) => isText(decoder, chunk, true));
  }

  /** To be called when nothing follows: a character that was begun must be whole. */
  end(): boolean {
    return this.#decoders.some((decoder) => isText(decoder, new Uint8Array(), false));
  }
}

/** What begins a color in the log of a terminal program. */
const colorEscape = '\u001b';

/** No text has control characters but those that part lines and columns, or color them. */
function isText(decoder: Decoder, chunk: Uint8Array, stream: boolean): boolean {
  try {
    const text = decoder.decode(chunk, { stream });
    return !/\p{Cc}/u.test(text.replaceAll(/\s/g, '').replaceAll(colorEscape, ''));
  } catch {
    return false;
  }
}
