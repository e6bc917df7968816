import type { SubmissionOptions } from '../../../rules/form/validate.ts';
import { validateSubmission } from '../../../rules/form.ts';
import { type FormSchema, formSchema } from '../../../rules/schema/form.ts';

const clock = { now: new Date('2026-03-10T06:00:00Z'), zone: 'Asia/Shanghai' };

/** A form of these components, its shape checked as at load. */
export function givenAForm(components: readonly object[]): FormSchema {
  return formSchema.parse({ type: 'default', schemaVersion: 18, id: 'any', components });
}

/** A text field named like its key. */
export const field = (key: string, more: object = {}) => ({ id: key, type: 'textfield', key, label: key, ...more });

/** Judges a submission at a fixed time. */
export function submit(form: FormSchema, submission: unknown, options: Partial<SubmissionOptions> = {}) {
  return validateSubmission(form, submission, { clock, ...options });
}

/** The faults of one field `x` with this value, as `path code`. */
export function faultsOf(field: object, value: unknown, options: Partial<SubmissionOptions> = {}): readonly string[] {
  const form = givenAForm([{ id: 'x', key: 'x', label: 'X', ...field }]);
  const verdict = submit(form, { x: value }, options);
  return verdict.ok ? [] : verdict.errors.map(({ path, code }) => `${path} ${code}`);
}
