import type { ExecutableProcess, ProcessElement } from '../model/executable-process.ts';
import type { Correspondence } from './correspondence.ts';

/** Says whether two elements of one kind are probably the same. */
type IsAlike = (old: ProcessElement, now: ProcessElement, elements: Correspondence) => boolean;

/** What two elements may have in common, the surest first. */
export const likenesses: readonly { readonly by: 'name' | 'form' | 'position'; readonly isAlike: IsAlike }[] = [
  {
    by: 'name',
    isAlike: (old, now) => old.name.en !== '' && old.name.en === now.name.en && old.formId === now.formId,
  },
  { by: 'form', isAlike: (old, now) => old.formId !== null && old.formId === now.formId },
  { by: 'position', isAlike: haveTheSameNeighbors },
];

/** The elements before and behind correspond; an event on an activity has only those behind it. */
function haveTheSameNeighbors(old: ProcessElement, now: ProcessElement, elements: Correspondence): boolean {
  const before = neighborsOf(elements.from, old.incoming, 'source');
  const behind = neighborsOf(elements.from, old.outgoing, 'target');
  if (before.length + behind.length === 0) return old.attachedToId !== null;
  return (
    areSame(counterparts(before, elements), neighborsOf(elements.to, now.incoming, 'source')) &&
    areSame(counterparts(behind, elements), neighborsOf(elements.to, now.outgoing, 'target'))
  );
}

function neighborsOf(process: ExecutableProcess, flowIds: readonly string[], end: 'source' | 'target') {
  return process.flows.filter(({ id }) => flowIds.includes(id)).map((flow) => flow[end]);
}

function counterparts(ids: readonly string[], elements: Correspondence): readonly (string | undefined)[] {
  return ids.map((id) => elements.idOf(id));
}

function areSame(some: readonly (string | undefined)[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((id) => id !== undefined && others.includes(id));
}
