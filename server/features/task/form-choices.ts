import type { Json, Variables } from '../../../engine/index.ts';
import type { FormComponent, FormSchema } from '../../../rules/schema/form.ts';
import type { Actor } from '../../actor.ts';
import { type Choice, localized } from '../../contract/common.ts';
import type { ChoiceSubject, ChoicesService } from '../choices/choices.service.ts';

/** Values of a form, or of a group or row in it, as they were sent. */
type Sent = Readonly<Record<string, unknown>>;

/** More than a form of ours takes of one list; what goes beyond is no option. */
const mostChosen = 1000;

/**
 * The options by `valuesKey` that `sent` names and the server has. Asked for by name, so that an option counts also
 * when the list is too long to be offered whole.
 */
export function choicesOfForm(
  schema: FormSchema,
  inputs: Variables,
  choices: ChoicesService,
  actor: Actor,
  sent: Sent,
  about: ChoiceSubject | null = null,
): Promise<[string, Choice[]][]> {
  return listsOf(schema, inputs, choices, (key, ref) =>
    choices.among(ref, actor, chosen(schema.components, key, sent).slice(0, mostChosen), about),
  );
}

/** The options by `valuesKey` a person is offered, those chosen already included. */
export function offeredByForm(
  schema: FormSchema,
  inputs: Variables,
  choices: ChoicesService,
  actor: Actor,
  start: Sent,
  about: ChoiceSubject | null = null,
): Promise<[string, Choice[]][]> {
  return listsOf(schema, inputs, choices, async (key, ref) => {
    const offered = await choices.list(ref, actor, '', about);
    const listed = new Set(offered.map(({ value }) => value));
    const others = chosen(schema.components, key, start).filter((value) => !listed.has(value));
    return [...offered, ...(await choices.among(ref, actor, others, about))];
  });
}

/**
 * The lists a form names by `valuesKey`: one the task was given as input, else a list of the server. Keys are
 * camelCase because they are variables; lists of the server are kebab-case because they are addresses.
 */
async function listsOf(
  schema: FormSchema,
  inputs: Variables,
  choices: ChoicesService,
  read: (key: string, ref: string) => Promise<readonly Choice[]>,
): Promise<[string, Choice[]][]> {
  const found: [string, Choice[]][] = [];
  for (const key of new Set(valuesKeys(schema.components))) {
    const given = inputs[key];
    const ref = key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (Array.isArray(given)) found.push([key, given.map(choiceOf)]);
    else found.push([key, choices.has(ref) ? [...(await read(key, ref))] : []]);
  }
  return found;
}

/** An input list of texts, or of things with an id and a title. */
function choiceOf(entry: Json): Choice {
  if (typeof entry !== 'object' || entry === null) return { value: String(entry), label: both(String(entry)) };
  const value = String(Reflect.get(entry, 'value') ?? Reflect.get(entry, 'id') ?? '');
  const label: unknown = Reflect.get(entry, 'label') ?? Reflect.get(entry, 'title') ?? value;
  const inLanguages = localized.safeParse(label);
  return { value, label: inLanguages.success ? inLanguages.data : both(String(label)) };
}

function both(text: string): Choice['label'] {
  return { en: text, zh: text };
}

function valuesKeys(components: readonly FormComponent[]): readonly string[] {
  return components.flatMap((component): readonly string[] => {
    if ('components' in component) return valuesKeys(component.components);
    return 'valuesKey' in component && component.valuesKey ? [component.valuesKey] : [];
  });
}

/** Texts under the fields that choose from a list, each once. */
function chosen(components: readonly FormComponent[], valuesKey: string, sent: Sent): readonly string[] {
  return [...new Set(chosenIn(components, valuesKey, sent))];
}

function chosenIn(components: readonly FormComponent[], valuesKey: string, level: unknown): readonly string[] {
  return components.flatMap((component): readonly string[] => {
    if ('components' in component) {
      const inner = component.path === undefined ? level : under(level, component.path);
      return [inner].flat().flatMap((row) => chosenIn(component.components, valuesKey, row));
    }
    if (!('valuesKey' in component) || component.valuesKey !== valuesKey) return [];
    return [under(level, component.key)].flat().filter((value): value is string => typeof value === 'string');
  });
}

function under(level: unknown, key: string): unknown {
  return typeof level === 'object' && level !== null && Object.hasOwn(level, key) ? Reflect.get(level, key) : undefined;
}
