import { extension, flagOf, type ModdleElement, many, one, textOf, typeOf } from '../model/moddle-element.ts';
import type { LintRule } from './lint-rule.ts';

/** Shipped models keep to what also deploys to a Camunda 8 cluster, although the engine runs more. */
export const portable: LintRule = {
  name: 'portable',
  severity: 'error',
  check(element, report) {
    const construct = constructOf(element);
    if (construct) report(element, `${construct} is not portable`);
  },
};

function constructOf(element: ModdleElement): string | null {
  const type = typeOf(element);
  const definitions = many(element, 'eventDefinitions');
  if (type === 'complexGateway' || type === 'transaction') return type;
  if (definitions.length > 1) return 'an event with several definitions';
  if (definitions.some((definition) => typeOf(definition) === 'cancelEventDefinition')) return 'a cancel event';
  if (isCompensationStart(element)) return 'a compensation event sub-process';
  if (isConditionalExit(element)) return 'a condition on a flow out of a task';
  if (type === 'process' && noneStarts(element) > 1) return 'a second none start event';
  return loopConstruct(one(element, 'loopCharacteristics'));
}

function loopConstruct(loop: ModdleElement | null): string | null {
  if (loop === null) return null;
  if (typeOf(loop) === 'standardLoopCharacteristics') return 'a standard loop';
  const collection = textOf(extension(loop, 'zeebe:LoopCharacteristics'), 'inputCollection');
  return collection === null ? 'multi-instance without a collection' : null;
}

function isCompensationStart(element: ModdleElement): boolean {
  const scope = element.$parent;
  if (typeOf(element) !== 'startEvent' || !scope || !flagOf(scope, 'triggeredByEvent', false)) return false;
  return many(element, 'eventDefinitions').some((definition) => typeOf(definition) === 'compensateEventDefinition');
}

function isConditionalExit(element: ModdleElement): boolean {
  if (typeOf(element) !== 'sequenceFlow' || one(element, 'conditionExpression') === null) return false;
  const source = one(element, 'sourceRef');
  return source !== null && !typeOf(source).endsWith('Gateway');
}

function noneStarts(process: ModdleElement): number {
  return many(process, 'flowElements').filter(
    (each) => typeOf(each) === 'startEvent' && many(each, 'eventDefinitions').length === 0,
  ).length;
}
