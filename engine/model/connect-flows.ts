import { groupBy } from './group-by.ts';
import { type ModdleElement, many, one, typeOf } from './moddle-element.ts';

/**
 * Gives every node its incoming and outgoing flows in the order of the file. A flow says itself where it begins and
 * ends; what nodes say about their flows is a copy that many tools leave out.
 */
export function connectFlows(scope: ModdleElement): void {
  const elements = many(scope, 'flowElements');
  const flows = elements.filter((element) => typeOf(element) === 'sequenceFlow');
  const incoming = groupBy(flows, (flow) => one(flow, 'targetRef'));
  const outgoing = groupBy(flows, (flow) => one(flow, 'sourceRef'));
  for (const element of elements) {
    if (typeOf(element) === 'sequenceFlow') continue;
    Object.assign(element, { incoming: incoming.get(element) ?? [], outgoing: outgoing.get(element) ?? [] });
    connectFlows(element);
  }
}
