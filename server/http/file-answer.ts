import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

/** A file as an answer: to be saved, never to be shown by the browser as a page of ours. */
export interface FileAnswer {
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly bytes: Readable;
}

/** Sends a file so that no browser runs it: always as a download, of the kind we found, in a sandbox without origin. */
export async function sendFile(response: Response, { name, mediaType, size, bytes }: FileAnswer): Promise<void> {
  // Set as they are: express would call every text UTF-8.
  const headers = {
    'Content-Type': mediaType,
    'Content-Length': String(size),
    'Content-Disposition': dispositionOf(name),
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
  };
  for (const [header, value] of Object.entries(headers)) response.setHeader(header, value);
  // A reader who goes away in the middle is no failure of ours.
  await pipeline(bytes, response).catch(() => response.destroy());
}

/** RFC 6266: a name every client reads, and the real one in UTF-8. */
function dispositionOf(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
