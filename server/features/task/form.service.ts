import type { Json, Variables } from '../../../engine/index.ts';
import type { Clock } from '../../../rules/expression/index.ts';
import { instantText } from '../../../rules/form.ts';
import type { FormComponent, FormSchema } from '../../../rules/schema/form.ts';
import type { Actor } from '../../actor.ts';
import type { TaskForm } from '../../contract/task.ts';
import type { ChoiceSubject, ChoicesService } from '../choices/choices.service.ts';
import { offeredByForm } from './form-choices.ts';

/** When a form is asked for, and by which record. */
export interface FormAsked {
  readonly clock: Clock;
  readonly about: ChoiceSubject | null;
}

/** Where the values of a form come from, the first that has one. */
export interface StartValues {
  readonly draft: Variables;
  readonly inputs: Variables;
  readonly record: Variables;
}

/**
 * A form with its start values: a draft first, then what the task was given, then fields of the record of the same
 * name. What nobody may change here is never taken from a draft.
 */
export async function formOf(
  schema: FormSchema,
  values: StartValues,
  choices: ChoicesService,
  actor: Actor,
  asked: FormAsked,
): Promise<TaskForm> {
  const fixed = fixedKeys(schema.components);
  const draft = Object.fromEntries(Object.entries(values.draft).filter(([key]) => !fixed.includes(key)));
  const start = startValues(schema, draft, values.inputs, values.record);
  return {
    schema: schema as unknown as TaskForm['schema'],
    values: { ...initialValues(schema.components, start, asked.clock), ...start } as TaskForm['values'],
    choices: Object.fromEntries(await offeredByForm(schema, values.inputs, choices, actor, start, asked.about)),
    readonly: fixed,
  };
}

/**
 * Values a form starts with, for the keys it has: of the first layer that has the key. Options are texts, also where the
 * record keeps a number.
 */
export function startValues(schema: FormSchema, ...layers: readonly Variables[]): Variables {
  const optional = new Set(optionKeys(schema.components));
  return Object.fromEntries(
    inputKeys(schema.components).flatMap((key): [string, Json][] => {
      const value = layers.find((layer) => Object.hasOwn(layer, key))?.[key];
      if (value === undefined || value === null) return [];
      return [[key, optional.has(key) && typeof value === 'number' ? String(value) : value]];
    }),
  );
}

/** Values a person is offered and may change (property `initial`); they count only when they are sent. */
function initialValues(components: readonly FormComponent[], known: Variables, clock: Clock): Variables {
  return Object.fromEntries(
    components.flatMap((component): [string, Json][] => {
      if (!('key' in component)) return [];
      const initial = instantText(component.properties?.['initial'], known, clock);
      return initial === null ? [] : [[component.key, initial]];
    }),
  );
}

function optionKeys(components: readonly FormComponent[]): readonly string[] {
  return components.flatMap((component): readonly string[] => {
    if (component.type === 'group' && component.path === undefined) return optionKeys(component.components);
    return component.type === 'radio' || component.type === 'select' ? [component.key] : [];
  });
}

/** Keys at the top of a form's values; groups with a path and lists have one key for all they hold. */
function inputKeys(components: readonly FormComponent[]): readonly string[] {
  return components.flatMap((component): readonly string[] => {
    if (component.type === 'group' && component.path === undefined) return inputKeys(component.components);
    if ('components' in component) return component.path === undefined ? [] : [component.path];
    return 'key' in component ? [component.key] : [];
  });
}

/** Keys the server takes from the task or the record, never from the client. */
function fixedKeys(components: readonly FormComponent[]): string[] {
  return components.flatMap((component): string[] => {
    if ('components' in component) return fixedKeys(component.components);
    const fixed =
      ('disabled' in component && component.disabled) || ('readonly' in component && component.readonly === true);
    return fixed && 'key' in component ? [component.key] : [];
  });
}

/** As `checkedValues`: the values of a form as they may be mapped. */
export { checkedValues as checkedFormValues } from './check-form.ts';
export { choicesOfForm } from './form-choices.ts';
