import type { BehaviorEvent } from './graph.ts';
import { type ModdleElement, many, one, textOf } from './moddle-element.ts';
import { readDefinition } from './read-definition.ts';
import { definitionsOf } from './read-event.ts';
import type { Reader } from './reader.ts';

/** Kinds that can be thrown without a token of their own. */
const thrown = new Set(['signal', 'escalation', 'error']);

/**
 * The events that a multi-instance activity throws as its instances complete, by its `behavior`: `All` throws none,
 * `One` after the first, `None` after each, `Complex` where a condition holds. Source: OMG BPMN 2.0.2, 10.3.8.
 */
export function behaviorEventsOf(
  element: ModdleElement,
  characteristics: ModdleElement,
  reader: Reader,
): readonly BehaviorEvent[] {
  switch (textOf(characteristics, 'behavior')) {
    case 'One':
      return eventsFor('one', [one(characteristics, 'oneBehaviorEventRef')], element, reader);
    case 'None':
      return eventsFor('none', [one(characteristics, 'noneBehaviorEventRef')], element, reader);
    case 'Complex':
      return many(characteristics, 'complexBehaviorDefinition').flatMap((complex) => {
        const condition = one(complex, 'condition');
        const text = textOf(condition, 'body');
        const event = one(complex, 'event');
        if (!condition || text === null || !event) {
          reader.refuse(element, 'BEHAVIOR_INCOMPLETE', 'a complex behavior needs a condition and an event');
          return [];
        }
        const expression = reader.expression(condition, text, 'behavior condition');
        return eventsFor('complex', definitionsOf(event), element, reader).map((each) => ({
          ...each,
          condition: expression,
        }));
      });
    default:
      return [];
  }
}

function eventsFor(
  when: BehaviorEvent['when'],
  definitions: readonly (ModdleElement | null)[],
  element: ModdleElement,
  reader: Reader,
): readonly BehaviorEvent[] {
  return definitions.flatMap((each) => {
    const definition = each && readDefinition(element, each, 'throw', reader);
    if (definition && thrown.has(definition.type)) return [{ when, condition: null, definition }];
    if (definition)
      reader.refuse(element, 'EVENT_NOT_ALLOWED', `a multi-instance activity cannot throw a ${definition.type} event`);
    return [];
  });
}
