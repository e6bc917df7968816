import { type FormFault, formFaultCodes, formMessage } from '../../../rules/form.ts';
import type { Language } from '../../../rules/schema/languages.ts';
import type { ProblemError } from '../../../server/contract/problem.ts';

/** A field as form-js shows it: once, or once per row of a list. */
export interface FieldInstance {
  readonly id: string;
  readonly valuePath: readonly (string | number)[];
  readonly indexes?: Readonly<Record<string, number>>;
}

/** `['steps', 0, 'text']` as the shared validator writes it: `steps[0].text`. */
export function pathText(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}

type ErrorTree = { [key: string]: ErrorTree | readonly string[] };

/** Errors by path as form-js keeps them: by field id, then by row. */
export function fieldErrors(
  instances: readonly FieldInstance[],
  errors: readonly ProblemError[],
  language: Language,
): ErrorTree {
  const tree: ErrorTree = {};
  for (const instance of instances) {
    const texts = errors
      .filter((error) => error.path === pathText(instance.valuePath))
      .map((error) => formMessage(faultOf(error), language));
    if (texts.length > 0) put(tree, [instance.id, ...Object.values(instance.indexes ?? {}).map(String)], texts);
  }
  return tree;
}

function put(tree: ErrorTree, [key, ...rest]: readonly string[], texts: readonly string[]): void {
  if (key === undefined) return;
  if (rest.length === 0) {
    tree[key] = texts;
    return;
  }
  const below = tree[key];
  const branch: ErrorTree = below === undefined || Array.isArray(below) ? {} : (below as ErrorTree);
  tree[key] = branch;
  put(branch, rest, texts);
}

/** The server of a newer version may know a fault that this page does not. */
function faultOf({ code, params }: ProblemError): FormFault {
  const known = formFaultCodes.find((one) => one === code) ?? 'WRONG_TYPE';
  const simple = Object.entries(params).filter((entry): entry is [string, string | number] =>
    ['string', 'number'].includes(typeof entry[1]),
  );
  return { code: known, params: Object.fromEntries(simple) };
}
