import { BadRequest } from '../../errors.ts';

const longest = 150;

/** Names that mean a device, not a file, on some systems. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * The name a file is shown and offered under. It is never used as a path: what is stored has a name of our own.
 *
 * Folders are cut off, characters that cannot be seen or that turn the reading direction are left out, so that
 * `report\u202Efdp.exe` cannot pass for a PDF.
 *
 * @param sent as the client sent it, percent-encoded UTF-8
 * @throws {BadRequest} when no name is left
 */
export function fileNameOf(sent: string): string {
  const name = decoded(sent)
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/^[\s.]+|[\s.]+$/g, '');
  if (name === '') throw new BadRequest('X-File-Name', 'not-a-name', 'the name of the file is missing');
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot <= 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot)];
  const [first = ''] = stem.split('.');
  const safe = devices.test(first) ? `_${stem}` : stem;
  return [...safe].slice(0, longest).join('') + [...ending].slice(0, 20).join('');
}

function decoded(sent: string): string {
  try {
    return decodeURIComponent(sent);
  } catch {
    throw new BadRequest('X-File-Name', 'not-a-name', 'allowed: UTF-8, percent-encoded');
  }
}
