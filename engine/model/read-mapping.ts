import type { Mapping } from './graph.ts';
import { extension, type ModdleElement, many, textOf } from './moddle-element.ts';
import type { Reader } from './reader.ts';

/** The inputs and outputs of an element, in their order. */
export function readMappings(
  element: ModdleElement,
  reader: Reader,
): { readonly inputs: readonly Mapping[]; readonly outputs: readonly Mapping[] } {
  const mapping = extension(element, 'zeebe:IoMapping');
  if (mapping === null) return { inputs: [], outputs: [] };
  const read = (parameter: ModdleElement): Mapping => ({
    source: reader.feelText(element, textOf(parameter, 'source') ?? '=null', 'mapping'),
    target: reader.checkTarget(element, textOf(parameter, 'target') ?? ''),
  });
  return {
    inputs: many(mapping, 'inputParameters').map(read),
    outputs: many(mapping, 'outputParameters').map(read),
  };
}
