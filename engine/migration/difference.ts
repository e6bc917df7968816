import { partsOf } from '../model/event-definition.ts';
import type { Node } from '../model/graph.ts';
import { isOf } from '../model/node-of.ts';
import type { Correspondence } from './correspondence.ts';

/** Why an element cannot stand for another. */
export type Difference =
  /** Another type, or an event or decision of another kind. */
  | 'KIND_CHANGED'
  /** One repeats and the other does not, or otherwise. */
  | 'LOOP_CHANGED'
  /** It lies in another sub-process. */
  | 'SCOPE_CHANGED'
  /** The event sits on another activity. */
  | 'HOST_CHANGED';

/** Why `now` cannot stand for `old`, whatever they are called; null when it can. */
export function differenceBetween(old: Node, now: Node, elements: Correspondence): Difference | null {
  if (kindOf(old) !== kindOf(now)) return 'KIND_CHANGED';
  if (loopOf(old) !== loopOf(now)) return 'LOOP_CHANGED';
  if (old.scopeId === null || elements.idOf(old.scopeId) !== now.scopeId) return 'SCOPE_CHANGED';
  if (isOf(old, 'boundaryEvent') && isOf(now, 'boundaryEvent')) {
    const host = old.detail.attachedTo === null ? undefined : elements.idOf(old.detail.attachedTo);
    if (host !== now.detail.attachedTo) return 'HOST_CHANGED';
  }
  return null;
}

/** What a token at an element depends on: only elements of the same kind can take it over. */
export function kindOf(node: Node): string {
  if (isOf(node, 'businessRuleTask') || isOf(node, 'scriptTask')) return `${node.type} by ${node.detail.by}`;
  if (isOf(node, 'subProcess') && node.startedByEvent) return 'event sub-process';
  if (isOf(node, 'eventBasedGateway')) return node.detail.parallel ? 'parallel eventBasedGateway' : node.type;
  return [node.type, ...eventsOf(node)].join(' ');
}

function eventsOf(node: Node): readonly string[] {
  if (
    isOf(node, 'startEvent') ||
    isOf(node, 'endEvent') ||
    isOf(node, 'boundaryEvent') ||
    isOf(node, 'intermediateCatchEvent') ||
    isOf(node, 'intermediateThrowEvent')
  ) {
    const { definition } = node.detail;
    const all = definition?.type === 'multiple' && definition.parallel ? ['all of'] : [];
    return [...all, ...partsOf(definition).map(({ type }) => type)];
  }
  return [];
}

function loopOf({ loop }: Node): string {
  if (loop === null) return 'once';
  if (loop.type === 'standard') return 'standard';
  return `${loop.sequential ? 'sequential' : 'parallel'} into ${loop.outputCollection ?? 'nothing'}`;
}
