import { describe, expect, test } from 'vitest';

import { compile } from '../../../engine/index.ts';
import { TestInstance } from '../support/instance.ts';
import { timer } from '../support/model.ts';
import { file, findingsOf, processFile, theProcess, uri } from './foreign-file.ts';

describe('given booleans as XML Schema also lets them be written, when compiled, then they mean the same', () => {
  const listening = (yes: string, no: string) =>
    processFile(
      `<userTask id="u"/><subProcess id="h" triggeredByEvent="${yes}"><startEvent id="hs" isInterrupting="${no}"><signalEventDefinition signalRef="g"/></startEvent></subProcess>`,
      '<signal id="g" name="G"/>',
    );

  test.each([
    ['true', 'false'],
    ['1', '0'],
    [' true ', ' 0 '],
  ])('%s and %s', async (yes, no) => {
    const instance = TestInstance.start(await theProcess(listening(yes, no)));

    instance.do({ type: 'deliver-signal', subscriptionId: instance.subscription('hs'), payload: {} });

    expect(instance.tasks()).toHaveLength(1);
  });

  test('isExecutable as 1', async () => {
    expect((await theProcess(file('<process id="p" isExecutable="1"><task id="t"/></process>'))).id).toBe('p');
  });

  test.each(['TRUE', 'yes', ''])('but "%s" is none and is refused', async (text) => {
    expect(await findingsOf(processFile(`<subProcess id="h" triggeredByEvent="${text}"/>`))).toContainEqual(
      expect.objectContaining({ code: 'NOT_A_BOOLEAN', elementId: 'h', severity: 'error' }),
    );
  });
});

describe('given references as the standard lets them be written, when compiled, then they are followed', () => {
  test.each([
    ['a message by its qualified name', '<receiveTask id="r" messageRef="tns:m"/>'],
    ['space around', '<receiveTask id="r" messageRef=" m "/>'],
    [
      'a boundary event by its qualified name',
      `<userTask id="t"/><boundaryEvent id="r" attachedToRef="tns:t"><messageEventDefinition messageRef="tns:m"/></boundaryEvent>`,
    ],
    ['a message through its operation', '<receiveTask id="r" operationRef="tns:op"/>'],
    [
      'an event definition beside the process',
      '<intermediateCatchEvent id="r"><eventDefinitionRef>tns:d</eventDefinitionRef></intermediateCatchEvent>',
    ],
  ])('%s', async (_, body) => {
    const roots =
      '<message id="m" name="M"/><interface id="if" name="if"><operation id="op" name="op"><inMessageRef>tns:m</inMessageRef></operation></interface><messageEventDefinition id="d" messageRef="m"/>';

    const instance = TestInstance.start(await theProcess(processFile(body, roots)));

    expect(instance.all('open-subscription')).toMatchObject([{ elementId: 'r', name: 'M' }]);
  });

  test('a called process by its qualified name', async () => {
    const instance = TestInstance.start(await theProcess(processFile('<callActivity id="c" calledElement="tns:q"/>')));

    expect(instance.all('start-called')).toMatchObject([{ processId: 'q' }]);
  });

  test('a message without a name is known by its id', async () => {
    const instance = TestInstance.start(
      await theProcess(processFile('<receiveTask id="r" messageRef="m"/>', '<message id="m"/>')),
    );

    expect(instance.all('open-subscription')).toMatchObject([{ name: 'm' }]);
  });
});

describe('given ids in any script, when compiled, then their elements run under these ids', () => {
  test.each(['审批', 'prüfen', 'задача-1', '_é.1'])('%s', async (id) => {
    const process = await theProcess(
      processFile(
        `<startEvent id="s"/><task id="${id}" name="${id}"><outgoing>${id}2</outgoing></task><boundaryEvent id="b${id}" attachedToRef="${id}">${timer('Duration', 'PT1H')}</boundaryEvent><sequenceFlow id="f" sourceRef="s" targetRef="${id}"/>`,
      ),
    );

    expect(TestInstance.start(process).completed()).toEqual(['s', id]);
    expect(process.elements.map((element) => [element.id, element.name.en, element.attachedToId])).toContainEqual([
      id,
      id,
      null,
    ]);
  });

  test('twice the same is refused under the id that was written', async () => {
    expect(await findingsOf(processFile('<task id="审批"/><task id="审批"/>'))).toContainEqual(
      expect.objectContaining({ code: 'DUPLICATE_ID', elementId: '审批', message: 'duplicate ID <审批>' }),
    );
  });
});

describe('given bytes in an encoding, when compiled, then the text is read', () => {
  const declared = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?>${processFile('<task id="t" name="é"/>')}`;
  test.each<[string, Uint8Array]>([
    ['UTF-16 without a mark', new Uint8Array(Buffer.from(declared('UTF-16'), 'utf16le'))],
    ['UTF-16, the high byte first', new Uint8Array(Buffer.from(declared('UTF-16'), 'utf16le').swap16())],
    ['UTF-8 that says it were UTF-16', new Uint8Array(Buffer.from(declared('UTF-16'), 'utf8'))],
    ['Windows 1252', new Uint8Array(Buffer.from(declared('Cp1252'), 'latin1'))],
  ])('%s', async (_, bytes) => {
    expect((await theProcess(bytes)).elements[0]?.name.en).toBe('é');
  });
});

describe('given an expression whose type other tools write differently, when compiled, then its condition counts', () => {
  test.each([
    ['without the prefix', 'tFormalExpression', ''],
    ['with the prefix', 'b:tFormalExpression', ''],
    ['with another prefix', 'bpmn:tFormalExpression', ''],
    ['as a plain expression', 'tExpression', ''],
    ['in a language of its own', 'tFormalExpression', 'language="https://www.omg.org/spec/DMN/20191111/FEEL/"'],
  ])('%s', async (_, type, attributes) => {
    const body = `<b:exclusiveGateway id="x" default="f2"/><b:task id="t1"/><b:task id="t2"/><b:sequenceFlow id="f1" sourceRef="x" targetRef="t1"><b:conditionExpression xsi:type="${type}" ${attributes}>=n = 1</b:conditionExpression></b:sequenceFlow><b:sequenceFlow id="f2" sourceRef="x" targetRef="t2"/>`;
    const process = await theProcess(
      `<b:definitions xmlns:b="${uri}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="x"><b:process id="p">${body}</b:process></b:definitions>`,
    );

    expect(TestInstance.start(process, { n: 1 }).completed()).toEqual(['x', 't1']);
    expect(TestInstance.start(process, { n: 2 }).completed()).toEqual(['x', 't2']);
  });
});

test('given a global task, when a call activity calls it, then it is a process that holds the task', async () => {
  const { processes } = await compile(
    file('<globalUserTask id="g" name="Approve"/><process id="p"><callActivity id="c" calledElement="g"/></process>'),
    { profile: 'run' },
  );
  const called = processes.find(({ id }) => id === 'g');
  if (!called) throw new Error('the global task is no process');

  const instance = TestInstance.start(called);

  expect(instance.all('open-user-task')).toMatchObject([{ elementId: 'g_task' }]);
  expect(instance.complete('g_task').outcome()).toBe('completed');
});
