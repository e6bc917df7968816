import type { Expression } from '../../rules/expression/index.ts';

/** An attribute that may be a constant or, with a leading `=`, a FEEL expression. */
export type FeelText =
  | { readonly type: 'constant'; readonly text: string }
  | { readonly type: 'expression'; readonly expression: Expression };

/** The text of a constant; null where it is computed. */
export function constantText(value: FeelText | null): string | null {
  return value?.type === 'constant' ? value.text : null;
}
