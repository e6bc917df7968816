import { sourceOf } from '../evaluate.ts';
import type { FeelText } from '../model/feel-text.ts';
import type { Mapping } from '../model/graph.ts';

/** True when a model says the same in two places. */
export function sameText(one: FeelText | null, other: FeelText | null): boolean {
  return (one === null ? null : sourceOf(one)) === (other === null ? null : sourceOf(other));
}

export function sameMapping(one: Mapping, other: Mapping): boolean {
  return one.target.join('.') === other.target.join('.') && sameText(one.source, other.source);
}

/** True for lists of the same mappings in the same order. */
export function sameMappings(some: readonly Mapping[], others: readonly Mapping[]): boolean {
  return (
    some.length === others.length &&
    some.every((each, index) => {
      const other = others[index];
      return other !== undefined && sameMapping(each, other);
    })
  );
}
