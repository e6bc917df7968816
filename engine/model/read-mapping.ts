import type { Mapping } from './graph.ts';
import { extension, type ModdleElement, many, textOf } from './moddle-element.ts';
import { readDataAssociations } from './read-data-associations.ts';
import type { Reader } from './reader.ts';

/** The inputs and outputs of an element, in their order; those of its data associations come first. */
export function readMappings(
  element: ModdleElement,
  reader: Reader,
): { readonly inputs: readonly Mapping[]; readonly outputs: readonly Mapping[] } {
  const mapping = extension(element, 'zeebe:IoMapping');
  const associated = readDataAssociations(element, reader);
  if (mapping === null) return associated;
  const read = (parameter: ModdleElement): Mapping => ({
    source: reader.feelText(element, textOf(parameter, 'source') ?? '=null', 'mapping'),
    target: reader.checkTarget(element, textOf(parameter, 'target') ?? ''),
  });
  return {
    inputs: [...associated.inputs, ...many(mapping, 'inputParameters').map(read)],
    outputs: [...associated.outputs, ...many(mapping, 'outputParameters').map(read)],
  };
}
