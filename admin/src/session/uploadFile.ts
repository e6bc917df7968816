import type { Attachment } from '../../../server/contract/attachment.ts';
import { type BrowserProblem, ProblemError, parseProblem, withoutAnswer } from './request.ts';
import { sessionState, setSessionEnded } from './sessionStore.ts';

/**
 * Sends a file as the body of a request. By `XMLHttpRequest`, because `fetch` does not tell how much has been sent.
 *
 * @param onProgress share sent so far, 0 to 1
 * @throws ProblemError as `request`
 */
export function uploadFile(file: File, onProgress: (share: number) => void): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const current = sessionState();
    const call = new XMLHttpRequest();
    call.open('POST', '/api/attachments');
    call.setRequestHeader('content-type', 'application/octet-stream');
    call.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    if ('session' in current) call.setRequestHeader('x-csrf-token', current.session.csrfToken);
    call.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    const refuse = (problem: BrowserProblem) => reject(new ProblemError(problem));
    call.onerror = () => refuse(withoutAnswer('NETWORK', 0));
    call.onload = () => {
      if (call.status === 401) setSessionEnded();
      if (call.status === 201) resolve(JSON.parse(call.responseText) as Attachment);
      else refuse(parseProblem(call.status, call.getResponseHeader('content-type'), call.responseText));
    };
    call.send(file);
  });
}
