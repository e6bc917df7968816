import { type ModdleElement, many, one, textOf, typeOf } from './moddle-element.ts';
import { definitionsOf } from './read-event.ts';

/**
 * Lets the message flows of a file deliver: what lies at their two ends speaks of one message. An end that names
 * none takes the message of the other; where neither does, the flow itself is the message.
 */
export function joinMessageFlows(definitions: ModdleElement): void {
  const flows = many(definitions, 'rootElements').flatMap((root) => many(root, 'messageFlows'));
  for (const flow of flows) {
    const [source, target] = [holderAt(flow, 'sourceRef'), holderAt(flow, 'targetRef')];
    const message = named(target) ?? named(source) ?? one(flow, 'messageRef') ?? messageOf(flow);
    for (const holder of [source, target])
      if (holder && named(holder) === null) Object.assign(holder, { messageRef: message });
  }
}

/** What refers to the message at one end of a flow: a task, or the message definition of an event. */
function holderAt(flow: ModdleElement, end: 'sourceRef' | 'targetRef'): ModdleElement | null {
  const element = one(flow, end);
  if (element === null) return null;
  if (typeOf(element) === 'sendTask' || typeOf(element) === 'receiveTask') return element;
  return definitionsOf(element).find((each) => typeOf(each) === 'messageEventDefinition') ?? null;
}

function named(holder: ModdleElement | null): ModdleElement | null {
  return holder && one(holder, 'messageRef');
}

function messageOf(flow: ModdleElement): ModdleElement {
  const name = textOf(flow, 'name') ?? textOf(flow, 'id') ?? 'message';
  return { $type: 'bpmn:Message', id: `${flow.id ?? name}_message`, name };
}
