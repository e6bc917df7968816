import { compileExpression } from '../expression/index.ts';
import { patternFault } from '../expression/pattern.ts';
import type { FormComponent, FormSchema } from '../schema/form.ts';
import { languages } from '../schema/languages.ts';
import { plainTexts } from './localize.ts';

/** Why a form is not accepted into a process package. */
export interface FormFinding {
  readonly code:
    | 'DUPLICATE_ID'
    | 'DUPLICATE_KEY'
    | 'TEXT_MISSING'
    | 'UNKNOWN_TEXT'
    | 'EXPRESSION_INVALID'
    | 'PATTERN_INVALID'
    | 'OPTIONS_INVALID';
  /** Place in the file, e.g. `components[2].properties`. */
  readonly path: string;
  readonly message: string;
}

interface Placed {
  readonly component: FormComponent;
  readonly path: string;
}

/** Everything wrong with a form whose shape is right: keys, languages, expressions, patterns, options. */
export function checkForm(schema: FormSchema): readonly FormFinding[] {
  const all = placed(schema.components, 'components');
  return [
    ...duplicateIds(all),
    ...duplicateKeys(schema.components, 'components'),
    ...all.flatMap((each) => [
      ...textFindings(each),
      ...expressionFindings(each),
      ...optionFindings(each),
      ...patternFindings(each),
    ]),
  ];
}

function placed(components: readonly FormComponent[], place: string): readonly Placed[] {
  return components.flatMap((component, index) => {
    const path = `${place}[${index}]`;
    const inside = 'components' in component ? placed(component.components, `${path}.components`) : [];
    return [{ component, path }, ...inside];
  });
}

function duplicateIds(all: readonly Placed[]): readonly FormFinding[] {
  const ids = all.map(({ component }) => component.id);
  return all
    .filter(({ component }, index) => ids.indexOf(component.id) !== index)
    .map(({ component, path }) => ({
      code: 'DUPLICATE_ID',
      path: `${path}.id`,
      message: `id "${component.id}" stands twice`,
    }));
}

/** Two fields of one level with one key would overwrite each other; rows and groups with a path are levels of their own. */
function duplicateKeys(components: readonly FormComponent[], place: string): readonly FormFinding[] {
  const level = levelOf(components, place);
  const keys = level.map(({ component }) => keyOf(component));
  const here = level
    .filter((_, index) => keys[index] !== undefined && keys.indexOf(keys[index]) !== index)
    .map(
      ({ component, path }): FormFinding => ({
        code: 'DUPLICATE_KEY',
        path,
        message: `key "${keyOf(component)}" stands twice`,
      }),
    );
  const below = level.flatMap(({ component, path }) =>
    'components' in component ? duplicateKeys(component.components, `${path}.components`) : [],
  );
  return [...here, ...below];
}

function levelOf(components: readonly FormComponent[], place: string): readonly Placed[] {
  return components.flatMap((component, index) => {
    const path = `${place}[${index}]`;
    if (component.type === 'group' && component.path === undefined)
      return levelOf(component.components, `${path}.components`);
    return [{ component, path }];
  });
}

function keyOf(component: FormComponent): string | undefined {
  if ('components' in component) return component.path;
  return 'key' in component ? component.key : undefined;
}

const others = languages.filter((language) => language !== 'en');

function textFindings({ component, path }: Placed): readonly FormFinding[] {
  const expected = englishTexts(component).flatMap((key) => others.map((language) => `${key}.${language}`));
  const given = component.properties ?? {};
  const missing = expected
    .filter((key) => !given[key]?.trim())
    .map((key): FormFinding => ({ code: 'TEXT_MISSING', path: `${path}.properties`, message: `"${key}" is missing` }));
  const unknown = Object.keys(given)
    .filter((key) => others.some((language) => key.endsWith(`.${language}`)) && !expected.includes(key))
    .map(
      (key): FormFinding => ({
        code: 'UNKNOWN_TEXT',
        path: `${path}.properties`,
        message: `"${key}" translates nothing`,
      }),
    );
  return [...missing, ...unknown];
}

/** Names of the English texts a component shows. */
function englishTexts(component: FormComponent): readonly string[] {
  const plain = plainTexts.filter((key) => Boolean(Reflect.get(component, key)));
  if ('values' in component && component.values)
    return [...plain, ...component.values.map(({ value }) => `values.${value}`)];
  if (component.type === 'table') return [...plain, ...component.columns.map(({ key }) => `columns.${key}`)];
  if ('appearance' in component && component.appearance)
    return [...plain, ...Object.entries(component.appearance).flatMap(([key, text]) => (text ? [key] : []))];
  return plain;
}

function expressionFindings({ component, path }: Placed): readonly FormFinding[] {
  const { conditional } = component;
  return [
    ...(conditional ? feelFindings(conditional.hide, `${path}.conditional.hide`) : []),
    ...('readonly' in component && typeof component.readonly === 'string'
      ? feelFindings(component.readonly, `${path}.readonly`)
      : []),
    ...(component.type === 'expression' ? feelFindings(component.expression, `${path}.expression`) : []),
  ];
}

function feelFindings(source: string, path: string): readonly FormFinding[] {
  const compiled = compileExpression(source.slice(1));
  if (compiled.ok) return [];
  return compiled.findings.map(({ code, message, from }) => ({
    code: 'EXPRESSION_INVALID',
    path,
    message: `${code} at character ${from + 2}: ${message}`,
  }));
}

function optionFindings({ component, path }: Placed): readonly FormFinding[] {
  switch (component.type) {
    case 'radio':
    case 'select':
    case 'checklist':
    case 'taglist': {
      const { values, valuesKey } = component;
      if ((values === undefined) === (valuesKey === undefined))
        return [{ code: 'OPTIONS_INVALID', path, message: 'allowed: either "values" or "valuesKey"' }];
      if (new Set(values?.map(({ value }) => value)).size !== (values?.length ?? 0))
        return [{ code: 'OPTIONS_INVALID', path: `${path}.values`, message: 'a value stands twice' }];
      return [];
    }
    default:
      return [];
  }
}

function patternFindings({ component, path }: Placed): readonly FormFinding[] {
  const pattern = component.type === 'textfield' ? component.validate?.pattern : undefined;
  if (pattern === undefined) return [];
  const reason = patternFault(JSON.stringify(pattern)) ?? syntaxFault(pattern);
  return reason === null ? [] : [{ code: 'PATTERN_INVALID', path: `${path}.validate.pattern`, message: reason }];
}

function syntaxFault(pattern: string): string | null {
  try {
    new RegExp(pattern, 'u');
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
