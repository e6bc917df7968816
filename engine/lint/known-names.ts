import { propertiesOf } from '../model/localized.ts';
import { extension, type ModdleElement, many, one, textOf } from '../model/moddle-element.ts';
import type { Known } from './known.ts';
import type { LintRule } from './lint-rule.ts';

type Names = { has(name: string): boolean } | undefined;

/** Rule sets, services, messages, forms, processes, roles, metrics and the like that a model names exist. */
export const knownNames: LintRule = {
  name: 'known-names',
  severity: 'error',
  check(element, report, known) {
    for (const { kind, name, among } of namedBy(element, known))
      if (among && !name.startsWith('=') && !among.has(name)) report(element, `there is no ${kind} "${name}"`);
  },
};

interface Named {
  readonly kind: string;
  readonly name: string;
  readonly among: Names;
}

function namedBy(element: ModdleElement, known: Known): readonly Named[] {
  const properties = propertiesOf(element);
  const attribute = (kind: string, type: string, name: string, among: Names) =>
    named(kind, textOf(extension(element, type), name), among);
  const property = (kind: string, name: string, among: Names) =>
    (properties[name]?.split(';') ?? []).flatMap((part) => named(kind, part.trim(), among));
  return [
    ...attribute('form', 'zeebe:FormDefinition', 'formId', known.forms),
    ...attribute('rule set', 'zeebe:CalledDecision', 'decisionId', known.decisionIds),
    ...attribute('service', 'zeebe:TaskDefinition', 'type', known.services),
    ...attribute('process', 'zeebe:CalledElement', 'processId', known.processIds),
    ...messagesOf(element).flatMap((name) => named('message', name, known.messageNames)),
    ...property('role', 'role', known.roles),
    ...property('metric', 'slaMetric', known.metrics),
    ...property('calendar', 'calendar', known.calendars),
    ...property('calendar', 'dueCalendar', known.calendars),
    ...property('separation of duties', 'sod', known.sodIds),
    ...property('stage', 'stage', known.stages),
    ...property('status', 'status', known.statuses),
  ];
}

function named(kind: string, name: string | null, among: Names): readonly Named[] {
  return name === null ? [] : [{ kind, name, among }];
}

/** Messages an element receives or sends. */
export function messagesOf(element: ModdleElement): readonly string[] {
  const caught = [element, ...many(element, 'eventDefinitions')].map((each) => textOf(one(each, 'messageRef'), 'name'));
  return [...caught, sentBy(element)].flatMap((name) => name ?? []);
}

/** The message a sending element names in its header. */
export function sentBy(element: ModdleElement): string | null {
  const headers = extension(element, 'zeebe:TaskHeaders');
  const header = headers && many(headers, 'values').find((each) => textOf(each, 'key') === 'message');
  return textOf(header ?? null, 'value');
}
