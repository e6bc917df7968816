import type { ExecutableProcess } from '../model/executable-process.ts';
import { Correspondence, type ElementMapping } from './correspondence.ts';
import { type Difference, differenceBetween } from './difference.ts';

/** An entry of a mapping that cannot be followed. */
export interface MappingFault {
  readonly elementId: string;
  readonly to: string;
  /** `ELEMENT_UNKNOWN` and `TARGET_UNKNOWN`: the old, or the new model has no such element. */
  readonly code: Difference | 'ELEMENT_UNKNOWN' | 'TARGET_UNKNOWN';
}

/**
 * What is wrong with a mapping between two models, whatever instances there are: every entry must lead from an element
 * to one of the same kind, in the corresponding scope, on the corresponding activity. Several may lead to one.
 */
export function checkMapping(
  from: ExecutableProcess,
  to: ExecutableProcess,
  mapping: ElementMapping,
): readonly MappingFault[] {
  const elements = new Correspondence(from, to, mapping);
  return Object.entries(mapping).flatMap(([elementId, target]): readonly MappingFault[] => {
    const old = from.graph.nodes.get(elementId);
    const now = to.graph.nodes.get(target);
    if (!old || elementId === from.id) return [{ elementId, to: target, code: 'ELEMENT_UNKNOWN' }];
    if (!now || target === to.id) return [{ elementId, to: target, code: 'TARGET_UNKNOWN' }];
    const code = differenceBetween(old, now, elements);
    return code === null ? [] : [{ elementId, to: target, code }];
  });
}
