import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import './form.css';

import { Form } from '@bpmn-io/form-js-viewer';
import { localizeForm } from '../../../rules/form.ts';
import type { Language } from '../../../rules/schema/languages.ts';
import type { ProblemError } from '../../../server/contract/problem.ts';
import type { TaskForm } from '../../../server/contract/task.ts';
import type { Values } from '../dataProvider.ts';
import { type FieldInstance, fieldErrors } from './fieldErrors.ts';
import { fileSlots, type SlotWatcher } from './fileSlot.ts';
import { overlayFixedTexts } from './fixedTexts.ts';
import { schemaOf } from './formSchema.ts';
import { sharedValidator } from './sharedValidator.ts';
import { valueNames } from './valueNames.ts';

export interface OpenedForm {
  readonly submit: () => Values | null;
  /** Shows errors of the server at their fields. */
  readonly showErrors: (errors: readonly ProblemError[]) => void;
  readonly close: () => void;
}

interface Opening {
  readonly container: HTMLElement;
  readonly form: TaskForm;
  readonly values: Values;
  readonly language: Language;
  readonly readOnly: boolean;
  /** Zone of the organization, for dates in conditions. */
  readonly zone: string;
  readonly onChange: (values: Values) => void;
  readonly files: SlotWatcher;
}

/** Opens a form-js form in a container. Loaded lazily: form-js is larger than the rest of a page. */
export async function openForm({
  container,
  form,
  values,
  language,
  readOnly,
  zone,
  onChange,
  files,
}: Opening): Promise<OpenedForm> {
  const schema = schemaOf(form);
  const names = valueNames(schema.components);
  const sent = names.filter((name) => !form.readonly.includes(name));
  const instances = () => viewer.get<{ getAllKeyed: () => FieldInstance[] }>('formFieldInstanceRegistry').getAllKeyed();
  const check = sharedValidator({ form, schema, language, zone, typed: () => pick(viewer._getState().data, names) });
  const viewer = new Form({
    ...takenUpAtOnce,
    container,
    additionalModules: [{ validator: ['value', check] }, fileSlots(files)],
  });
  const stopOverlay = overlayFixedTexts(container, language);
  await viewer.importSchema(localizeForm(schema, language), { ...values, ...optionLists(form, language) });
  viewer.setProperty('readOnly', readOnly);
  let told = JSON.stringify(pick(viewer._getState().data, sent));
  const hands = new AbortController();
  let touched = false;
  for (const sign of ['input', 'keydown', 'pointerdown'])
    container.addEventListener(sign, () => (touched = true), { capture: true, signal: hands.signal });
  viewer.on('changed', ({ data }: { data: Values }) => {
    const typed = pick(data, sent);
    if (JSON.stringify(typed) === told) return;
    told = JSON.stringify(typed);
    // form-js also rewrites what it was opened with; only what a person did is theirs to keep.
    if (touched) onChange(typed);
  });
  return {
    submit() {
      const { data, errors } = viewer.submit();
      if (Object.keys(errors).length === 0) return pick(data, sent);
      focusFirstError(container);
      return null;
    },
    showErrors(errors) {
      if (errors.length > 0) viewer._setState({ errors: fieldErrors(instances(), errors, language) });
      if (errors.length > 0) focusFirstError(container);
    },
    close() {
      stopOverlay();
      hands.abort();
      // A field that loses the focus while form-js takes it away asks for parts that are gone.
      if (document.activeElement instanceof HTMLElement && container.contains(document.activeElement))
        document.activeElement.blur();
      viewer.destroy();
    },
  };
}

/**
 * By default form-js takes up a text 300 ms after it was typed, and whatever draws the form anew before empties the field.
 * Its types do not know the setting.
 */
const takenUpAtOnce = { debounce: false };

/** form-js draws its errors after this turn. */
function focusFirstError(container: HTMLElement): void {
  const field = '.fjs-has-errors :is(input:not([hidden]), textarea, select, button, [tabindex])';
  requestAnimationFrame(() => container.querySelector<HTMLElement>(field)?.focus());
}

/** The lists of the server under the names the fields refer to, in form-js's shape. */
function optionLists(form: TaskForm, language: Language): Values {
  return Object.fromEntries(
    Object.entries(form.choices).map(([key, choices]) => [
      key,
      choices.map(({ value, label }) => ({ value, label: label[language] || label.en })),
    ]),
  );
}

function pick(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(names.filter((name) => values[name] !== undefined).map((name) => [name, values[name]]));
}
