import { type EventDefinition, type EventType, partsOf, type SingleDefinition } from './event-definition.ts';
import { flagOf, type ModdleElement, many, typeOf } from './moddle-element.ts';
import { type Direction, readDefinition } from './read-definition.ts';
import type { Reader } from './reader.ts';

/** Which definitions may stand where, by element and for start events by what they start. */
const allowed: Readonly<Record<string, ReadonlySet<EventType | 'none'>>> = {
  processStart: new Set(['none', 'message', 'timer', 'signal', 'conditional']),
  eventSubProcessStart: new Set([
    ...(['message', 'timer', 'signal', 'conditional'] as const),
    ...(['error', 'escalation', 'compensation'] as const),
  ]),
  subProcessStart: new Set(['none']),
  intermediateCatchEvent: new Set(['message', 'timer', 'signal', 'conditional', 'link']),
  boundaryEvent: new Set([
    ...(['message', 'timer', 'signal', 'conditional'] as const),
    ...(['error', 'escalation', 'compensation', 'cancel'] as const),
  ]),
  intermediateThrowEvent: new Set(['none', 'message', 'signal', 'escalation', 'compensation', 'link']),
  endEvent: new Set(['none', 'message', 'signal', 'error', 'escalation', 'compensation', 'cancel', 'terminate']),
};

/** Definitions that cannot stand beside others. */
const alone: ReadonlySet<EventType> = new Set(['link', 'compensation']);
/** What ends the scope is thrown last. */
const ending: ReadonlySet<EventType> = new Set(['escalation', 'error', 'cancel', 'terminate']);

/** The definition of a catching event; null for none events. */
export function readCatch(element: ModdleElement, reader: Reader): EventDefinition | null {
  const definition = readEvent(element, 'catch', reader);
  if (definition?.type !== 'multiple') return definition;
  for (const { type } of definition.parts)
    if (alone.has(type)) reader.refuse(element, 'EVENT_NOT_ALLOWED', `a ${type} event has one definition`);
    else if (definition.parallel && !waited.has(type))
      reader.refuse(element, 'EVENT_NOT_ALLOWED', `a ${type} event is not waited for, so it cannot be one of several`);
  return definition;
}

const waited: ReadonlySet<EventType> = new Set(['message', 'timer', 'signal', 'conditional']);

/** The definition of a throwing event; null for none events. */
export function readThrow(element: ModdleElement, reader: Reader): EventDefinition | null {
  const definition = readEvent(element, 'throw', reader);
  if (definition?.type !== 'multiple') return definition;
  if (definition.parts.some(({ type }) => type === 'link'))
    reader.refuse(element, 'EVENT_NOT_ALLOWED', 'a link event has one definition');
  const last = definition.parts.filter(({ type }) => ending.has(type));
  return { ...definition, parts: [...definition.parts.filter(({ type }) => !ending.has(type)), ...last] };
}

/** The definitions of an event, its own and those it refers to. */
export function definitionsOf(element: ModdleElement): readonly ModdleElement[] {
  return [...many(element, 'eventDefinitions'), ...many(element, 'eventDefinitionRef')];
}

/** True when the definitions of a catching event interrupt in any case, whatever its attribute says. */
export function alwaysInterrupts(definition: EventDefinition | null): boolean {
  const parts = partsOf(definition);
  return parts.length > 0 && parts.every(({ type }) => type === 'error' || type === 'cancel');
}

function readEvent(element: ModdleElement, direction: Direction, reader: Reader): EventDefinition | null {
  const definitions = definitionsOf(element);
  const place = placeOf(element);
  const parts = definitions.flatMap((definition): readonly SingleDefinition[] => {
    const part = readDefinition(element, definition, direction, reader);
    return part ? [part] : [];
  });
  const types = definitions.length === 0 ? (['none'] as const) : parts.map(({ type }) => type);
  for (const type of new Set(types))
    if (!allowed[place]?.has(type))
      reader.refuse(element, 'EVENT_NOT_ALLOWED', `a ${type} event cannot stand as ${place}`);
  const [only = null] = parts;
  if (definitions.length < 2) return only;
  return { type: 'multiple', parallel: flagOf(element, 'parallelMultiple', false), parts };
}

function placeOf(element: ModdleElement): string {
  const type = typeOf(element);
  if (type !== 'startEvent') return type;
  const scope = element.$parent;
  if (!scope || typeOf(scope) === 'process') return 'processStart';
  return Reflect.get(scope, 'triggeredByEvent') === true ? 'eventSubProcessStart' : 'subProcessStart';
}
