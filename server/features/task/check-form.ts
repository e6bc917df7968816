import type { Json, Variables } from '../../../engine/index.ts';
import { validateSubmission } from '../../../rules/form.ts';
import type { FormComponent, FormSchema } from '../../../rules/schema/form.ts';
import type { Choice } from '../../contract/common.ts';
import { RequestError } from '../../errors.ts';

/** What a submission is checked against. */
export interface FormCheck {
  readonly schema: FormSchema;
  readonly choices: readonly (readonly [string, readonly Choice[]])[];
  /** Values of disabled and read-only fields, and what conditions may read. */
  readonly known: Variables;
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
    files: filesOf(check.schema.components, check.known),
    ...(check.unfinished ? { unfinished: check.unfinished } : {}),
  });
  if (verdict.ok) return verdict.values as Variables;
  throw new RequestError('FORM_INVALID', `form "${check.schema.id}" is not complete`, {
    params: { form: check.schema.id },
    errors: verdict.errors.map(({ path, code, params }) => ({ path, code, params: { ...params } })),
  });
}

/** Files a form may name: those the record has, for no upload of others exists. */
function filesOf(components: readonly FormComponent[], known: Variables): ReadonlySet<string> {
  const ids = components.flatMap((component): readonly Json[] => {
    if (component.type === 'group' && component.path === undefined) return [...filesOf(component.components, known)];
    const value = component.type === 'filepicker' ? known[component.key] : null;
    return Array.isArray(value) ? value : [];
  });
  return new Set(ids.filter((id) => typeof id === 'string'));
}

/**
 * Evidence a task asks for must be there: form keys, or a file for `attachment:<kind>`.
 *
 * @throws {RequestError} `FORM_INVALID`
 */
export function refuseWithoutEvidence(evidence: string | undefined, values: Variables): void {
  const keys = (evidence ?? '')
    .split(';')
    .map((key) => key.trim())
    .filter((key) => key !== '');
  const missing = keys.filter((key) => isEmpty(values[key.startsWith('attachment:') ? 'attachments' : key] ?? null));
  if (missing.length > 0)
    throw new RequestError('FORM_INVALID', `evidence is missing: ${missing.join(', ')}`, {
      errors: missing.map((path) => ({ path, code: 'REQUIRED', params: {} })),
    });
}

function isEmpty(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
