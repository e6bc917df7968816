import { type ModdleElement, many, one, typeOf } from './moddle-element.ts';

/**
 * Gives every node its incoming and outgoing flows in the order of the file. A flow says itself where it begins and
 * ends; what nodes say about their flows is a copy that many tools leave out.
 */
export function connectFlows(scope: ModdleElement): void {
  const elements = many(scope, 'flowElements');
  const flows = elements.filter((element) => typeOf(element) === 'sequenceFlow');
  for (const element of elements) {
    if (typeOf(element) === 'sequenceFlow') continue;
    Object.assign(element, {
      incoming: flows.filter((flow) => one(flow, 'targetRef') === element),
      outgoing: flows.filter((flow) => one(flow, 'sourceRef') === element),
    });
    connectFlows(element);
  }
}
