import type { Request, Response } from 'express';
import { BadRequest, RequestError } from '../errors.ts';
import { refuseHostileInput } from './hostile-input.ts';
import type { ArrivingFile } from './route.ts';

/** How files are sent. */
export const bytesType = 'application/octet-stream';

/**
 * A body that is a file, not yet read. There is one file per request and no form around it, so nothing has to be taken
 * apart: the name is a header, the bytes are the body.
 *
 * @throws {RequestError} `UNSUPPORTED_MEDIA_TYPE` @throws {BadRequest} without a name
 */
export function arrivingFile(request: Request): ArrivingFile {
  const { 'content-type': type, 'content-encoding': encoding, 'content-length': length } = request.headers;
  if (type !== bytesType || (encoding !== undefined && encoding !== 'identity'))
    throw new RequestError('UNSUPPORTED_MEDIA_TYPE', `send ${bytesType}, not compressed`);
  const name = request.headers['x-file-name'];
  if (typeof name !== 'string' || name === '' || name.length > 4000)
    throw new BadRequest('X-File-Name', 'required', 'name the file, percent-encoded');
  refuseHostileInput(name, 'X-File-Name');
  return { name, size: length === undefined ? null : Number(length), bytes: request };
}

/** A client that still sends learns the refusal once it has been heard; what it sends meanwhile is thrown away. */
export function letRunOut(request: Request, response: Response): void {
  if (request.complete) return;
  response.set('Connection', 'close');
  request.resume();
}
