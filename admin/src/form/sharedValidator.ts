import { type FormError, formMessage, validateSubmission } from '../../../rules/form.ts';
import type { FormSchema } from '../../../rules/schema/form.ts';
import type { Language } from '../../../rules/schema/languages.ts';
import type { TaskForm } from '../../../server/contract/task.ts';
import { serverNow } from '../components/useNow.ts';
import type { Values } from '../dataProvider.ts';
import { type FieldInstance, pathText } from './fieldErrors.ts';

interface Checked {
  readonly form: TaskForm;
  readonly schema: FormSchema;
  readonly language: Language;
  readonly zone: string;
  /** What stands in the fields now. */
  readonly typed: () => Values;
}

/** Takes the place of form-js's own validator, so that browser and server refuse the same with the same words. */
export function sharedValidator({ form, schema, language, zone, typed }: Checked) {
  const options = () => ({
    clock: { now: serverNow(), zone },
    choices: form.choices,
    readonlyValues: form.values,
    variables: form.values,
    // Files are named by our own field, which has them from the server; the server looks again.
    files: { has: () => true },
  });
  const errors = (values: Values): readonly FormError[] => {
    const verdict = validateSubmission(schema, values, options());
    return verdict.ok ? [] : verdict.errors;
  };
  return {
    validateField: () => [],
    /** form-js asks before it stores the value, so the value is put where it will stand. */
    validateFieldInstance: (instance: FieldInstance, value: unknown) =>
      errors(withValue(typed(), instance.valuePath, value))
        .filter((error) => error.path === pathText(instance.valuePath))
        .map((error) => formMessage(error, language)),
  };
}

function withValue(values: Values, [key, ...rest]: FieldInstance['valuePath'], value: unknown): Values {
  if (key === undefined) return values;
  if (Array.isArray(values))
    return values.map((row, index) => (index === key ? placed(row, rest, value) : row)) as unknown as Values;
  return { ...values, [key]: placed(values[key], rest, value) };
}

function placed(old: unknown, rest: FieldInstance['valuePath'], value: unknown): unknown {
  if (rest.length === 0) return value;
  return withValue(typeof old === 'object' && old !== null ? (old as Values) : {}, rest, value);
}
