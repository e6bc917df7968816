import { RequestError } from './errors.ts';

const shortestReason = 10;

/** The reason somebody gives for what they do. @throws {RequestError} `REASON_REQUIRED` below 10 characters */
export function reasonGiven(text: string | undefined): string {
  const reason = text?.trim() ?? '';
  if ([...reason].length < shortestReason)
    throw new RequestError('REASON_REQUIRED', `a reason of at least ${shortestReason} characters is needed`, {
      params: { min: shortestReason },
    });
  return reason;
}
