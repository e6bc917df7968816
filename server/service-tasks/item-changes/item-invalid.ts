import { RequestError } from '../../errors.ts';
import { BusinessError } from '../service-task.ts';

/** Refusals a person can mend; anything else is a failure of the service. */
const mendable = ['NOT_AUTHORISED', 'FORM_INVALID', 'REFERENCE_UNKNOWN', 'NOT_FOUND', 'REASON_REQUIRED'];

/**
 * Does what was asked of configuration items.
 *
 * @param place said before each place where something is wrong
 * @throws {BusinessError} `ITEM_INVALID` in words, when it is not permitted or a value is wrong
 */
export async function orItemInvalid<Result>(asked: () => Promise<Result>, place = ''): Promise<Result> {
  try {
    return await asked();
  } catch (error) {
    if (error instanceof RequestError && mendable.includes(error.code))
      throw new BusinessError('ITEM_INVALID', wordsOf(error, place));
    throw error;
  }
}

/** Places and what is allowed there, in no language but that of the names themselves. */
function wordsOf({ code, errors, params }: RequestError, place: string): string {
  const words = errors.map(
    ({ path, params: { allowed, id } }) => `${place}${path}: ${String(allowed ?? `≠ ${id ?? '""'}`)}`,
  );
  return words.length > 0 ? words.join('; ') : `${code} ${Object.values(params).filter(Boolean).join(' ')}`.trim();
}
