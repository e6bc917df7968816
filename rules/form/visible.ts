import { type Clock, compileExpression, type JsonValue } from '../expression/index.ts';
import type { FormComponent, FormList } from '../schema/form.ts';
import type { InputField } from './field-faults.ts';

/** Values of one level of a form: the form itself, a group with a path, or a row of a list. */
export type Level = Readonly<Record<string, unknown>>;

/** What a form is read with. */
export interface FormContext {
  readonly clock: Clock;
  /** Values conditions may read besides those of the form. */
  readonly variables: Level;
}

/**
 * The part of a submission that counts: hidden fields are left out, fields that cannot be changed have the record's
 * value, computed ones are computed anew. What a client sends for any of these is not looked at.
 *
 * A hidden field is null to the conditions of others, so hiding one may hide or show the next: the rules are applied
 * until nothing changes any more.
 */
export function effectiveValues(
  components: readonly FormComponent[],
  submission: Level,
  record: Level,
  context: FormContext,
): Level {
  const mostPasses = 8;
  const names = { ...context.variables, ...record };
  let values = submission;
  for (let pass = 0; pass < mostPasses; pass++) {
    const next = levelValues(components, { sent: submission, record, seen: values, names }, context);
    if (JSON.stringify(next) === JSON.stringify(values)) break;
    values = next;
  }
  return values;
}

interface LevelInput {
  /** What the client sent. */
  readonly sent: Level;
  /** What the record holds. */
  readonly record: Level;
  /** Values as far as known, which conditions read. */
  readonly seen: Level;
  /** Names visible from outside this level. */
  readonly names: Level;
}

function levelValues(components: readonly FormComponent[], input: LevelInput, context: FormContext): Level {
  const names = levelNames(components, input.names, input.seen);
  const entries = flatten(components, names, context).flatMap((component): readonly (readonly [string, unknown])[] => {
    switch (component.type) {
      case 'group': {
        const path = component.path ?? '';
        return [[path, levelValues(component.components, childInput(input, path, names), context)]];
      }
      case 'dynamiclist':
        return listEntry(component, input, names, context);
      case 'expression':
        return [[component.key, evaluate(component.expression, names, context.clock)]];
      case 'text':
      case 'separator':
      case 'spacer':
      case 'table':
        return [];
      default:
        return fieldEntry(component, input, names, context);
    }
  });
  return Object.fromEntries(entries);
}

/** The visible components of a level: groups without a path hand their children to it. */
export function flatten(
  components: readonly FormComponent[],
  names: Level,
  context: FormContext,
): readonly FormComponent[] {
  return components
    .filter((component) => !isHidden(component, names, context.clock))
    .flatMap((component) =>
      component.type === 'group' && component.path === undefined
        ? flatten(component.components, names, context)
        : [component],
    );
}

/** What conditions of a level can read: a field of the form without a value is null, even if an outer one has its name. */
export function levelNames(components: readonly FormComponent[], outer: Level, values: Level): Level {
  return { ...outer, ...Object.fromEntries(keysOf(components).map((key) => [key, null])), ...values };
}

function keysOf(components: readonly FormComponent[]): readonly string[] {
  return components.flatMap((component) => {
    if (component.type === 'group' && component.path === undefined) return keysOf(component.components);
    if ('components' in component) return [component.path ?? ''];
    return 'key' in component ? [component.key] : [];
  });
}

function fieldEntry(
  field: InputField,
  input: LevelInput,
  names: Level,
  context: FormContext,
): readonly [string, unknown][] {
  if (isFixed(field, names, context.clock)) return [[field.key, own(input.record, field.key) ?? null]];
  const value = own(input.sent, field.key);
  return value === undefined ? [] : [[field.key, value]];
}

function listEntry(
  list: FormList,
  input: LevelInput,
  names: Level,
  context: FormContext,
): readonly [string, unknown][] {
  const rows = own(input.sent, list.path);
  if (!Array.isArray(rows)) return rows === undefined ? [] : [[list.path, rows]];
  const values = rows.map((row, index) =>
    isLevel(row) ? levelValues(list.components, rowInput(input, list.path, index, row, names), context) : row,
  );
  return [[list.path, values]];
}

function childInput(input: LevelInput, path: string, names: Level): LevelInput {
  return {
    sent: levelAt(input.sent, path),
    record: levelAt(input.record, path),
    seen: levelAt(input.seen, path),
    names,
  };
}

function rowInput(input: LevelInput, path: string, index: number, sent: Level, names: Level): LevelInput {
  const rowOf = (level: Level): Level => {
    const rows = own(level, path);
    const row: unknown = Array.isArray(rows) ? rows[index] : undefined;
    return isLevel(row) ? row : {};
  };
  return { sent, record: rowOf(input.record), seen: rowOf(input.seen), names };
}

function isHidden(component: FormComponent, names: Level, clock: Clock): boolean {
  const hide = component.conditional?.hide;
  return hide !== undefined && evaluate(hide, names, clock) === true;
}

/** Whether the value is the record's: the field is shown, but not the client's to change. */
export function isFixed(field: InputField, names: Level, clock: Clock): boolean {
  if (field.disabled === true || field.readonly === true) return true;
  return typeof field.readonly === 'string' && evaluate(field.readonly, names, clock) === true;
}

/** An expression that is refused at deploy cannot get here; should one, its value is null. */
function evaluate(source: string, names: Level, clock: Clock): JsonValue {
  const compiled = compileExpression(source.slice(1));
  return compiled.ok ? compiled.expression.evaluate(names, clock).value : null;
}

export function own(level: Level, key: string): unknown {
  return Object.hasOwn(level, key) ? level[key] : undefined;
}

export function isLevel(value: unknown): value is Level {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function levelAt(level: Level, path: string): Level {
  const value = own(level, path);
  return isLevel(value) ? value : {};
}
