import type { Clock, JsonValue } from '../expression/index.ts';
import type { FormComponent, FormList, FormSchema } from '../schema/form.ts';
import { boundFaults } from './bound-faults.ts';
import { type FormError, type FormFault, type FormFaultCode, fault } from './fault.ts';
import { type Choices, type FieldContext, fieldFaults, type InputField, isEmpty } from './field-faults.ts';
import {
  effectiveValues,
  type FormContext,
  flatten,
  isFixed,
  isLevel,
  type Level,
  levelAt,
  levelNames,
  own,
} from './visible.ts';

/** What a submission is judged by. */
export interface SubmissionOptions {
  /** `now()` of conditions, and today for dates that may not lie in the past. */
  readonly clock: Clock;
  /** Options the server offers, by `valuesKey`. */
  readonly choices?: Choices;
  /** Values of the record, used for disabled and read-only fields. */
  readonly readonlyValues?: Level;
  /** Further values that conditions may read. */
  readonly variables?: Level;
  /** Ids of stored files the form may name; absent: none. */
  readonly files?: Pick<ReadonlySet<string>, 'has'>;
  /** For work not finished yet: what it has so far. What is there must be right, and nothing else need be there. */
  readonly unfinished?: Level;
}

export type SubmissionVerdict =
  | { readonly ok: true; readonly values: Readonly<Record<string, JsonValue>> }
  | { readonly ok: false; readonly errors: readonly FormError[] };

/**
 * Judges a submission by its form, alike on the server and in the browser.
 *
 * Hidden fields are dropped, unknown keys refused, and every visible field is in the values: null when it was left
 * empty, `false` for a box not ticked. All errors are reported at once, each with its place, e.g. `steps[0].text`.
 *
 * Source: ISO/IEC 20000-1:2018, 7.5.3 (records are complete and unaltered).
 */
export function validateSubmission(
  schema: FormSchema,
  submission: unknown,
  options: SubmissionOptions,
): SubmissionVerdict {
  if (!isLevel(submission)) return { ok: false, errors: [{ path: '', ...fault('WRONG_TYPE') }] };
  const { readonlyValues: record = {}, variables = {} } = options;
  const context = { clock: options.clock, variables };
  const misplaced = structureErrors(schema.components, submission, '');
  const sent = effectiveValues(schema.components, submission, record, context);
  const judge = new Judge(context, options);
  const values = judge.level(schema.components, sent, { ...variables, ...record }, '');
  const found = [...misplaced, ...judge.errors];
  const { unfinished } = options;
  const may = ({ path, code }: FormError) => unfinished && lacks.has(code) && isEmpty(own(unfinished, path));
  const errors = found.filter((error) => !may(error));
  return errors.length > 0 ? { ok: false, errors } : { ok: true, values };
}

/** Faults of what is missing, as opposed to wrong. */
const lacks: ReadonlySet<FormFaultCode> = new Set(['REQUIRED', 'TOO_FEW_ROWS']);

/** Walks a form and its effective values, collecting what is wrong. */
class Judge {
  readonly errors: FormError[] = [];
  readonly #context: FormContext;
  readonly #rules: FieldContext;

  constructor(context: FormContext, rules: FieldContext) {
    this.#context = context;
    this.#rules = rules;
  }

  level(
    components: readonly FormComponent[],
    sent: Level,
    outer: Level,
    place: string,
  ): Readonly<Record<string, JsonValue>> {
    const names = levelNames(components, outer, sent);
    const entries = flatten(components, names, this.#context).flatMap(
      (component): readonly (readonly [string, JsonValue])[] => {
        switch (component.type) {
          case 'group': {
            const path = component.path ?? '';
            return [[path, this.level(component.components, levelAt(sent, path), names, join(place, path))]];
          }
          case 'dynamiclist':
            return [
              [component.path, this.#rows(component, own(sent, component.path), names, join(place, component.path))],
            ];
          case 'expression':
            return [[component.key, (own(sent, component.key) ?? null) as JsonValue]];
          case 'text':
          case 'separator':
          case 'spacer':
          case 'table':
            return [];
          default:
            return [
              [component.key, this.#field(component, own(sent, component.key), names, join(place, component.key))],
            ];
        }
      },
    );
    return Object.fromEntries(entries);
  }

  #field(field: InputField, value: unknown, names: Level, path: string): JsonValue {
    if (!isFixed(field, names, this.#context.clock)) {
      const faults = fieldFaults(field, value, this.#rules);
      this.#report(path, faults.length > 0 ? faults : boundFaults(field, value, names, this.#context.clock));
    }
    if (isEmpty(value)) return field.type === 'checkbox' ? false : null;
    return value as JsonValue;
  }

  #rows(list: FormList, value: unknown, names: Level, path: string): JsonValue {
    if (!isEmpty(value) && !Array.isArray(value)) {
      this.#report(path, [fault('WRONG_TYPE')]);
      return [];
    }
    const rows: readonly unknown[] = Array.isArray(value) ? value : [];
    const { required, min = required ? 1 : 0, max = mostRows } = list.validate ?? {};
    if (rows.length === 0 && required) this.#report(path, [fault('REQUIRED')]);
    else if (rows.length < min) this.#report(path, [fault('TOO_FEW_ROWS', { min })]);
    if (rows.length > max) {
      this.#report(path, [fault('TOO_MANY_ROWS', { max })]);
      return [];
    }
    return rows.map((row, index) => {
      const place = `${path}[${index}]`;
      if (isLevel(row)) return this.level(list.components, row, names, place);
      this.#report(place, [fault('WRONG_TYPE')]);
      return null;
    });
  }

  #report(path: string, faults: readonly FormFault[]): void {
    for (const each of faults) this.errors.push({ path, ...each });
  }
}

/** Rows of a list that declares no `max`. */
const mostRows = 1000;

/** What may stand under a key: a value, or an object or list of objects with keys of its own. */
type Child = 'value' | { readonly type: 'group' | 'dynamiclist'; readonly components: readonly FormComponent[] };

/** Keys no component of the level has, hidden ones included; `__proto__` and the like can never be one. */
function structureErrors(components: readonly FormComponent[], sent: Level, place: string): readonly FormError[] {
  const children = new Map(components.flatMap(childrenOf));
  return Object.keys(sent).flatMap((key) => {
    const path = join(place, key);
    const child = children.get(key);
    if (child === undefined) return [{ path, ...fault('UNKNOWN_FIELD') }];
    return child === 'value' ? [] : childErrors(child, own(sent, key), path);
  });
}

function childErrors(
  { type, components }: Exclude<Child, 'value'>,
  value: unknown,
  path: string,
): readonly FormError[] {
  if (type === 'dynamiclist') {
    const rows: readonly unknown[] = Array.isArray(value) ? value.slice(0, mostRows) : [];
    return rows.flatMap((row, index) => (isLevel(row) ? structureErrors(components, row, `${path}[${index}]`) : []));
  }
  if (isLevel(value)) return structureErrors(components, value, path);
  return value === null ? [] : [{ path, ...fault('WRONG_TYPE') }];
}

function childrenOf(component: FormComponent): readonly (readonly [string, Child])[] {
  if (component.type === 'group' && component.path === undefined) return component.components.flatMap(childrenOf);
  if ('components' in component) return [[component.path ?? '', component]];
  return 'key' in component ? [[component.key, 'value']] : [];
}

function join(place: string, key: string): string {
  return place === '' ? key : `${place}.${key}`;
}
