import { type ModdleElement, many, one, textOf, typeOf } from './moddle-element.ts';
import type { Reader } from './reader.ts';

/** How the standard itself names collections: as FEEL (`inputCollection`, `outputElement`) or as a variable. */
interface LoopData {
  readonly inputCollection: string | null;
  readonly inputElement: string | null;
  readonly outputCollection: string | null;
  readonly outputElement: string | null;
}

const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * The data that a multi-instance activity goes through and collects. Each data element is the variable of its name,
 * or of its id where it has none; a data input or output stands for what an association ties to it.
 * Source: OMG BPMN 2.0.2, 10.3.8.
 */
export function readLoopData(element: ModdleElement, characteristics: ModdleElement, reader: Reader): LoopData {
  const [input, output] = [one(characteristics, 'loopDataInputRef'), one(characteristics, 'loopDataOutputRef')];
  const variable = (data: ModdleElement | null) => (data === null ? null : variableOf(data, element, reader));
  const inputCollection = variable(input && (sourceOf(element, input) ?? input));
  const outputElement = variable(one(characteristics, 'outputDataItem'));
  return {
    inputCollection: inputCollection === null ? null : `=${inputCollection}`,
    inputElement: variable(one(characteristics, 'inputDataItem')),
    outputCollection: outputElement === null ? null : variable(output && (targetOf(element, output) ?? output)),
    outputElement: output === null || outputElement === null ? null : `=${outputElement}`,
  };
}

function sourceOf(element: ModdleElement, input: ModdleElement): ModdleElement | null {
  const association = many(element, 'dataInputAssociations').find((each) => one(each, 'targetRef') === input);
  return (association && many(association, 'sourceRef')[0]) ?? null;
}

function targetOf(element: ModdleElement, output: ModdleElement): ModdleElement | null {
  const association = many(element, 'dataOutputAssociations').find((each) => many(each, 'sourceRef').includes(output));
  return association ? one(association, 'targetRef') : null;
}

/** The variable a data element stands for: its name, or its id where it has none; refused when neither is a plain name. */
export function variableOf(data: ModdleElement, element: ModdleElement, reader: Reader): string | null {
  const object = typeOf(data) === 'dataObjectReference' ? one(data, 'dataObjectRef') : null;
  const names = [textOf(data, 'name'), textOf(object, 'name'), object?.id, data.id].flatMap((each) => each ?? []);
  const name = names.find((each) => plainName.test(each));
  if (name === undefined)
    reader.refuse(
      element,
      'TARGET_INVALID',
      `"${names[0] ?? ''}" is no variable: write letters, digits and underscores`,
    );
  return name ?? null;
}
