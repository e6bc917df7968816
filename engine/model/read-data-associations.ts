import type { Mapping } from './graph.ts';
import { variableOf } from './loop-data.ts';
import { type ModdleElement, many, one, textOf } from './moddle-element.ts';
import type { Reader } from './reader.ts';

/**
 * Data associations that say how data change on their way: an `assignment` writes what its `from` gives into the
 * variable its `to` names, a `transformation` gives the data element the association leads to. One that only joins
 * two elements is a drawing: both ends are the same variables of the instance.
 * Source: OMG BPMN 2.0.2, 10.4.2.
 */
export function readDataAssociations(
  element: ModdleElement,
  reader: Reader,
): { readonly inputs: readonly Mapping[]; readonly outputs: readonly Mapping[] } {
  const read = (association: ModdleElement) => [
    ...transformationOf(association, element, reader),
    ...many(association, 'assignment').map((assignment) => readAssignment(assignment, element, reader)),
  ];
  return {
    inputs: many(element, 'dataInputAssociations').flatMap(read),
    outputs: many(element, 'dataOutputAssociations').flatMap(read),
  };
}

function readAssignment(assignment: ModdleElement, element: ModdleElement, reader: Reader): Mapping {
  const from = one(assignment, 'from');
  const text = textOf(from, 'body') ?? '';
  const target = (textOf(one(assignment, 'to'), 'body') ?? '').replace(/^=/, '').trim();
  return {
    source: { type: 'expression', expression: reader.expression(from ?? element, text, 'assignment') },
    target: reader.checkTarget(element, target),
  };
}

function transformationOf(association: ModdleElement, element: ModdleElement, reader: Reader): readonly Mapping[] {
  const transformation = one(association, 'transformation');
  const target = one(association, 'targetRef');
  const variable = transformation && target && variableOf(target, element, reader);
  if (transformation === null || variable === null) return [];
  const expression = reader.expression(transformation, textOf(transformation, 'body') ?? '', 'transformation');
  return [{ source: { type: 'expression', expression }, target: [variable] }];
}
