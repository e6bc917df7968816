import type { Json, Variables } from '../../../engine/index.ts';
import { validateSubmission } from '../../../rules/form.ts';
import type { FormSchema } from '../../../rules/schema/form.ts';
import type { Choice } from '../../contract/common.ts';
import { RequestError } from '../../errors.ts';

/** What a submission is checked against. */
export interface FormCheck {
  readonly schema: FormSchema;
  readonly choices: readonly (readonly [string, readonly Choice[]])[];
  /** Values of disabled and read-only fields, and what conditions may read. */
  readonly known: Variables;
  /** Ids of the files it may name. */
  readonly files: Pick<ReadonlySet<string>, 'has'>;
  readonly now: Date;
  readonly zone: string;
  /** While a task is saved, not completed: what it has so far. */
  readonly unfinished?: Variables;
}

/**
 * The values of a form as they may be mapped: hidden ones dropped, empty ones null.
 *
 * @throws {RequestError} `FORM_INVALID` with one entry per wrong field
 */
export function checkedValues(values: Readonly<Record<string, unknown>>, check: FormCheck): Variables {
  const verdict = validateSubmission(check.schema, values, {
    clock: { now: check.now, zone: check.zone },
    choices: Object.fromEntries(check.choices),
    readonlyValues: check.known,
    variables: check.known,
    files: check.files,
    ...(check.unfinished ? { unfinished: check.unfinished } : {}),
  });
  if (verdict.ok) return verdict.values as Variables;
  throw new RequestError('FORM_INVALID', `form "${check.schema.id}" is not complete`, {
    params: { form: check.schema.id },
    errors: verdict.errors.map(({ path, code, params }) => ({ path, code, params: { ...params } })),
  });
}

const attachmentPrefix = 'attachment:';

/**
 * Evidence a task asks for must be there: form keys, or for `attachment:<kind>` a file in the field of that key, here
 * or given earlier in the case.
 *
 * @param kindsOfRecord fields whose files the record has; asked only when it matters
 * @throws {RequestError} `FORM_INVALID` naming each missing field, as the form itself would
 */
export async function refuseWithoutEvidence(
  evidence: string | undefined,
  values: Variables,
  kindsOfRecord: () => Promise<ReadonlySet<string>>,
): Promise<void> {
  if (evidence === undefined) return;
  const lacking = evidence
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ isFile: part.startsWith(attachmentPrefix), key: part.replace(attachmentPrefix, '') }))
    .filter(({ key }) => isEmpty(values[key] ?? null));
  const given = lacking.some(({ isFile }) => isFile) ? await kindsOfRecord() : new Set<string>();
  const missing = lacking.filter(({ isFile, key }) => !(isFile && given.has(key))).map(({ key }) => key);
  if (missing.length > 0)
    throw new RequestError('FORM_INVALID', `evidence is missing: ${missing.join(', ')}`, {
      errors: missing.map((path) => ({ path, code: 'REQUIRED', params: {} })),
    });
}

function isEmpty(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
