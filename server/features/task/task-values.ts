import type { Json, Variables } from '../../../engine/index.ts';
import { RequestError } from '../../errors.ts';
import { checkedValues, type FormCheck } from './check-form.ts';

/**
 * Values that need not be complete: every one given must be right, none must be there.
 *
 * @throws {RequestError} `FORM_INVALID`
 */
export function partOf(given: Readonly<Record<string, unknown>>, [check]: readonly FormCheck[]): Variables {
  if (!check) return {};
  try {
    return checkedValues(given, check);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const wrong = error.errors.filter(({ code }) => code !== 'REQUIRED');
    if (wrong.length > 0) throw new RequestError(error.code, error.message, { params: error.params, errors: wrong });
    return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, Json] => entry[1] !== undefined));
  }
}
