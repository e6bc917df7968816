import { describe, expect, test } from 'vitest';

import { compile } from '../../../engine/index.ts';
import { flows, xmlOf } from '../support/model.ts';

describe('given an element where the standard gives it no meaning, when compiled, then it is refused with element and code', () => {
  test.each([
    [
      'link beside another definition',
      `<intermediateThrowEvent id="c"><linkEventDefinition name="l"/><signalEventDefinition signalRef="g"/></intermediateThrowEvent><intermediateCatchEvent id="d"><linkEventDefinition name="l"/></intermediateCatchEvent>`,
      'EVENT_NOT_ALLOWED',
      'c',
      '<signal id="g" name="g"/>',
    ],
    [
      'parallel event with an error among its parts',
      `<task id="t"/><boundaryEvent id="c" attachedToRef="t" parallelMultiple="true"><errorEventDefinition/><signalEventDefinition signalRef="g"/></boundaryEvent>`,
      'EVENT_NOT_ALLOWED',
      'c',
      '<signal id="g" name="g"/>',
    ],
    [
      'assignment of another language',
      '<task id="c"><dataInputAssociation><assignment><from>getDataObject("a")</from><to>b</to></assignment></dataInputAssociation></task>',
      'NOT_FEEL',
      'c',
    ],
    [
      'assignment to what is no variable',
      '<task id="c"><dataInputAssociation><assignment><from>=a</from><to>getDataInput("b")</to></assignment></dataInputAssociation></task>',
      'TARGET_INVALID',
      'c',
    ],
    ['loop without end', '<task id="c"><standardLoopCharacteristics/></task>', 'LOOP_ENDLESS', 'c'],
    [
      'loop maximum',
      '<task id="c"><standardLoopCharacteristics loopMaximum="-1"/></task>',
      'LOOP_MAXIMUM_INVALID',
      'c',
    ],
    ['start quantity', '<task id="c" startQuantity="0"/>', 'QUANTITY_INVALID', 'c'],
    [
      'flow into a compensation handler',
      `<task id="a"/><task id="c" isForCompensation="true"/>${flows('a->c')}`,
      'FLOW_AT_COMPENSATION',
      'a_c',
    ],
    [
      'compensation event without handler',
      '<task id="a"/><boundaryEvent id="c" attachedToRef="a"><compensateEventDefinition/></boundaryEvent>',
      'COMPENSATION_HANDLER_MISSING',
      'c',
    ],
    [
      'cancel outside of a transaction',
      '<endEvent id="c"><cancelEventDefinition/></endEvent>',
      'CANCEL_OUTSIDE_TRANSACTION',
      'c',
    ],
    [
      'cancel caught at a task',
      '<task id="t"/><boundaryEvent id="c" attachedToRef="t"><cancelEventDefinition/></boundaryEvent>',
      'CANCEL_OUTSIDE_TRANSACTION',
      'c',
    ],
    [
      'escalation without code',
      '<endEvent id="c"><escalationEventDefinition/></endEvent>',
      'ESCALATION_CODE_MISSING',
      'c',
    ],
    [
      'link to nowhere',
      '<intermediateThrowEvent id="c"><linkEventDefinition name="l"/></intermediateThrowEvent>',
      'LINK_TARGET_MISSING',
      'c',
    ],
    [
      'link to two places',
      '<intermediateThrowEvent id="c"><linkEventDefinition name="l"/></intermediateThrowEvent><intermediateCatchEvent id="d"><linkEventDefinition name="l"/></intermediateCatchEvent><intermediateCatchEvent id="f"><linkEventDefinition name="l"/></intermediateCatchEvent>',
      'LINK_AMBIGUOUS',
      'c',
    ],
    [
      'instantiating task inside a sub-process',
      '<subProcess id="p1"><receiveTask id="c" instantiate="true" messageRef="m"/></subProcess>',
      'INSTANTIATE_MISPLACED',
      'c',
      '<message id="m" name="m"/>',
    ],
  ])('%s', async (_, body, code, elementId, roots = '') => {
    await expect(compile(xmlOf(body, roots), { profile: 'run' })).rejects.toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ code, elementId, severity: 'error' })]),
    });
  });
});
