import type { Json, Variables } from '../../../engine/index.ts';
import type { FormComponent, FormSchema } from '../../../rules/schema/form.ts';
import type { Actor } from '../../actor.ts';
import type { Choice } from '../../contract/common.ts';
import type { TaskForm } from '../../contract/task.ts';
import type { ChoicesService } from '../choices/choices.service.ts';

/** A form with its start values: a draft first, then what the task was given, then fields of the record of the same name. */
export async function formOf(
  schema: FormSchema,
  values: { readonly draft: Variables; readonly inputs: Variables; readonly record: Variables },
  choices: ChoicesService,
  actor: Actor,
): Promise<TaskForm> {
  const known = { ...values.record, ...values.inputs, ...values.draft };
  return {
    schema: schema as unknown as TaskForm['schema'],
    values: startValues(schema, known) as TaskForm['values'],
    choices: Object.fromEntries(await choicesOfForm(schema, values.inputs, choices, actor)),
    readonly: fixedKeys(schema.components),
  };
}

/**
 * The lists a form names by `valuesKey`: one the task was given as input, else a list of the server. Keys are
 * camelCase because they are variables; lists of the server are kebab-case because they are addresses.
 */
export async function choicesOfForm(
  schema: FormSchema,
  inputs: Variables,
  choices: ChoicesService,
  actor: Actor,
): Promise<[string, Choice[]][]> {
  const found: [string, Choice[]][] = [];
  for (const key of new Set(valuesKeys(schema.components))) {
    const given = inputs[key];
    const ref = key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (Array.isArray(given)) found.push([key, given.map(choiceOf)]);
    else if (choices.has(ref)) found.push([key, [...(await choices.list(ref, actor))]]);
    else found.push([key, []]);
  }
  return found;
}

/** An input list of texts, or of things with an id and a title. */
function choiceOf(entry: Json): Choice {
  if (typeof entry !== 'object' || entry === null) return { value: String(entry), label: both(String(entry)) };
  const value = String(Reflect.get(entry, 'value') ?? Reflect.get(entry, 'id') ?? '');
  return { value, label: both(String(Reflect.get(entry, 'label') ?? Reflect.get(entry, 'title') ?? value)) };
}

function both(text: string): Choice['label'] {
  return { en: text, zh: text };
}

/** Values a form starts with, for the keys it has. Options are texts, also where the record keeps a number. */
export function startValues(schema: FormSchema, known: Variables): Variables {
  const optional = new Set(optionKeys(schema.components));
  return Object.fromEntries(
    inputKeys(schema.components).flatMap((key): [string, Json][] => {
      const value = known[key];
      if (value === undefined || value === null) return [];
      return [[key, optional.has(key) && typeof value === 'number' ? String(value) : value]];
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

function valuesKeys(components: readonly FormComponent[]): readonly string[] {
  return components.flatMap((component): readonly string[] => {
    if ('components' in component) return valuesKeys(component.components);
    return 'valuesKey' in component && component.valuesKey ? [component.valuesKey] : [];
  });
}

/** As `checkedValues`: the values of a form as they may be mapped. */
export { checkedValues as checkedFormValues } from './check-form.ts';
