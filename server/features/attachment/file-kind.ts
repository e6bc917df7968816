import { RequestError } from '../../errors.ts';

/** A kind of file the installation may take: its bytes and the ending of its name must both say so. */
interface FileKind {
  readonly mediaType: string;
  readonly extensions: readonly string[];
  readonly matches: (content: SeenContent) => boolean;
}

/** What is known of a file's content once it has arrived. */
export interface SeenContent {
  /** The first bytes, at most `headBytes`. */
  readonly head: Buffer;
  /** True when all of it is text without control characters. */
  readonly isText: boolean;
}

/** Enough to see what an archive holds first. */
export const headBytes = 4096;

const zip = [0x50, 0x4b, 0x03, 0x04];

/** Every kind, by the name settings use. Programs, web pages and drawings with scripts are none. */
const kinds = {
  pdf: { mediaType: 'application/pdf', extensions: ['pdf'], matches: begins('%PDF-') },
  png: {
    mediaType: 'image/png',
    extensions: ['png'],
    matches: begins([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  },
  jpeg: { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], matches: begins([0xff, 0xd8, 0xff]) },
  gif: { mediaType: 'image/gif', extensions: ['gif'], matches: begins('GIF8') },
  webp: {
    mediaType: 'image/webp',
    extensions: ['webp'],
    matches: ({ head }) => has(head, 0, 'RIFF') && has(head, 8, 'WEBP'),
  },
  heic: {
    mediaType: 'image/heic',
    extensions: ['heic', 'heif'],
    matches: ({ head }) => ['ftypheic', 'ftypheix', 'ftypmif1'].some((mark) => has(head, 4, mark)),
  },
  text: {
    mediaType: 'text/plain',
    extensions: ['txt', 'log', 'csv', 'md', 'json', 'eml'],
    matches: ({ isText, head }) => isText && !/^[\s\uFEFF]*</.test(head.toString('utf8')),
  },
  word: office('wordprocessingml.document', 'docx'),
  excel: office('spreadsheetml.sheet', 'xlsx'),
  powerpoint: office('presentationml.presentation', 'pptx'),
  opendocument: {
    mediaType: 'application/octet-stream',
    extensions: ['odt', 'ods', 'odp'],
    matches: ({ head }) => has(head, 0, zip) && has(head, 30, 'mimetypeapplication/vnd.oasis.opendocument.'),
  },
  zip: { mediaType: 'application/zip', extensions: ['zip'], matches: begins(zip) },
} satisfies Record<string, FileKind>;

export type FileKindName = keyof typeof kinds;
export const fileKindNames = Object.keys(kinds) as readonly FileKindName[];

/** Endings of the names that files of these kinds may have, without dot. */
export function extensionsOf(allowed: readonly FileKindName[]): readonly string[] {
  return allowed.flatMap((name) => kinds[name].extensions);
}

/** @throws {RequestError} `FILE_TYPE_NOT_ALLOWED` when no allowed kind has this ending */
export function refuseEnding(name: string, allowed: readonly FileKindName[]): void {
  if (!extensionsOf(allowed).includes(endingOf(name))) throw notAllowed(name, allowed);
}

/**
 * The media type of a file by its content.
 *
 * @throws {RequestError} `FILE_TYPE_NOT_ALLOWED` when its content is of no allowed kind, or of another than its name says
 */
export function mediaTypeOf(name: string, content: SeenContent, allowed: readonly FileKindName[]): string {
  const found = allowed
    .map((each): FileKind => kinds[each])
    .find((kind) => kind.extensions.includes(endingOf(name)) && kind.matches(content));
  if (!found) throw notAllowed(name, allowed);
  return found.mediaType;
}

function notAllowed(name: string, allowed: readonly FileKindName[]): RequestError {
  const extensions = extensionsOf(allowed).join(', ');
  return new RequestError('FILE_TYPE_NOT_ALLOWED', `"${name}" is none of: ${extensions}`, { params: { extensions } });
}

function endingOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

function office(format: string, extension: string): FileKind {
  const marks = ['[Content_Types].xml', '_rels/.rels'];
  return {
    mediaType: `application/vnd.openxmlformats-officedocument.${format}`,
    extensions: [extension],
    matches: ({ head }) => has(head, 0, zip) && marks.some((mark) => head.includes(mark)),
  };
}

function begins(mark: string | readonly number[]): FileKind['matches'] {
  return ({ head }) => has(head, 0, mark);
}

function has(head: Buffer, at: number, mark: string | readonly number[]): boolean {
  const wanted = typeof mark === 'string' ? Buffer.from(mark, 'latin1') : Buffer.from(mark);
  return head.subarray(at, at + wanted.length).equals(wanted);
}
