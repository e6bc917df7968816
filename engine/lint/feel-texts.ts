import { extension, type ModdleElement, many, one, textOf, typeOf } from '../model/moddle-element.ts';

/** A place of an element where FEEL may or must stand. */
export interface FeelPlace {
  readonly use: string;
  readonly text: string;
  /** A constant makes no sense here. */
  readonly required: boolean;
}

/** Every expression of an element, in the order people look for them. */
export function feelPlaces(element: ModdleElement): readonly FeelPlace[] {
  const definitions = many(element, 'eventDefinitions');
  const message =
    [element, ...definitions].map((each) => one(each, 'messageRef')).find((each) => each !== null) ?? null;
  return [
    ...bodies(element, ['conditionExpression'], true),
    ...definitions.flatMap((definition) => bodies(definition, ['condition'], true)),
    ...definitions.flatMap((definition) => bodies(definition, ['timeDate', 'timeDuration', 'timeCycle'], false)),
    ...loopPlaces(element),
    ...mappingPlaces(element),
    ...attributes(element, 'zeebe:AssignmentDefinition', ['assignee', 'candidateGroups', 'candidateUsers']),
    ...attributes(element, 'zeebe:TaskSchedule', ['dueDate', 'followUpDate']),
    ...attributes(element, 'zeebe:PriorityDefinition', ['priority']),
    ...attributes(element, 'zeebe:FormDefinition', ['formId']),
    ...attributes(element, 'zeebe:CalledDecision', ['decisionId']),
    ...attributes(element, 'zeebe:CalledElement', ['processId']),
    ...attributes(element, 'zeebe:TaskDefinition', ['type', 'retries']),
    ...attributes(element, 'zeebe:Script', ['expression'], true),
    ...(message ? attributes(message, 'zeebe:Subscription', ['correlationKey'], true) : []),
  ];
}

function bodies(element: ModdleElement, properties: readonly string[], required: boolean): readonly FeelPlace[] {
  return properties.flatMap((use) => {
    const text = textOf(one(element, use), 'body');
    return text === null ? [] : [{ use, text, required }];
  });
}

function attributes(
  element: ModdleElement,
  type: string,
  properties: readonly string[],
  required = false,
): readonly FeelPlace[] {
  const holder = extension(element, type);
  return properties.flatMap((use) => {
    const text = textOf(holder, use);
    return text === null ? [] : [{ use, text, required }];
  });
}

function loopPlaces(element: ModdleElement): readonly FeelPlace[] {
  const loop = one(element, 'loopCharacteristics');
  if (loop === null || typeOf(loop) !== 'multiInstanceLoopCharacteristics') return [];
  return [
    ...attributes(loop, 'zeebe:LoopCharacteristics', ['inputCollection', 'outputElement'], true),
    ...bodies(loop, ['completionCondition'], true),
  ];
}

function mappingPlaces(element: ModdleElement): readonly FeelPlace[] {
  const mapping = extension(element, 'zeebe:IoMapping');
  if (mapping === null) return [];
  return [...many(mapping, 'inputParameters'), ...many(mapping, 'outputParameters')].flatMap((each) => {
    const text = textOf(each, 'source');
    return text === null ? [] : [{ use: `mapping to ${textOf(each, 'target') ?? ''}`, text, required: true }];
  });
}
