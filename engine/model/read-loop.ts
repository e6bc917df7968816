import { behaviorEventsOf } from './behavior-event.ts';
import type { Loop, MultiInstance, StandardLoop } from './graph.ts';
import { readLoopData } from './loop-data.ts';
import { extension, flagOf, type ModdleElement, one, textOf, typeOf } from './moddle-element.ts';
import type { Reader } from './reader.ts';

/** The loop characteristics of an activity; null when it has none. */
export function readLoop(element: ModdleElement, reader: Reader): Loop | null {
  const characteristics = one(element, 'loopCharacteristics');
  if (characteristics === null) return null;
  return typeOf(characteristics) === 'multiInstanceLoopCharacteristics'
    ? readMultiInstance(element, characteristics, reader)
    : readStandardLoop(element, characteristics, reader);
}

function readStandardLoop(element: ModdleElement, characteristics: ModdleElement, reader: Reader): StandardLoop {
  const condition = reader.conditionOf(characteristics, 'loopCondition', 'loop condition');
  const text = textOf(characteristics, 'loopMaximum');
  const maximum = text === null ? null : Number(text);
  if (maximum !== null && !(Number.isInteger(maximum) && maximum >= 0))
    reader.refuse(element, 'LOOP_MAXIMUM_INVALID', `"${text}" is no number of loops`);
  if (condition === null && maximum === null)
    reader.refuse(element, 'LOOP_ENDLESS', 'the loop has neither condition nor maximum, so it could never end');
  return { type: 'standard', testBefore: flagOf(characteristics, 'testBefore', false), condition, maximum };
}

function readMultiInstance(
  element: ModdleElement,
  characteristics: ModdleElement,
  reader: Reader,
): MultiInstance | null {
  const over = readOver(element, characteristics, reader);
  if (over === null) return null;
  const zeebe = extension(characteristics, 'zeebe:LoopCharacteristics');
  const data = readLoopData(element, characteristics, reader);
  const outputElement = textOf(zeebe, 'outputElement') ?? data.outputElement;
  const outputCollection = textOf(zeebe, 'outputCollection') ?? data.outputCollection;
  if ((outputElement === null) !== (outputCollection === null))
    reader.refuse(element, 'OUTPUT_INCOMPLETE', 'output collection and output element go together');
  if (outputCollection !== null) reader.checkTarget(element, outputCollection);
  return {
    type: 'multi-instance',
    sequential: flagOf(characteristics, 'isSequential', false),
    over,
    inputElement: textOf(zeebe, 'inputElement') ?? data.inputElement,
    outputCollection,
    outputElement: outputElement === null ? null : reader.expression(element, outputElement, 'output element'),
    completionCondition: reader.conditionOf(characteristics, 'completionCondition', 'completion condition'),
    behaviorEvents: behaviorEventsOf(element, characteristics, reader),
  };
}

function readOver(
  element: ModdleElement,
  characteristics: ModdleElement,
  reader: Reader,
): MultiInstance['over'] | null {
  const collection =
    textOf(extension(characteristics, 'zeebe:LoopCharacteristics'), 'inputCollection') ??
    readLoopData(element, characteristics, reader).inputCollection;
  if (collection !== null)
    return { type: 'collection', expression: reader.expression(element, collection, 'input collection') };
  const cardinality = one(characteristics, 'loopCardinality');
  const text = textOf(cardinality, 'body');
  if (cardinality === null || text === null) {
    reader.refuse(element, 'COLLECTION_MISSING', 'the multi-instance activity has neither collection nor cardinality');
    return null;
  }
  const source = /^\d+$/.test(text) ? `=${text}` : text;
  return { type: 'cardinality', expression: reader.expression(cardinality, source, 'cardinality') };
}
