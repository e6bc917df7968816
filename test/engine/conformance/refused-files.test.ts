import { describe, expect, test } from 'vitest';
import { processorTimeMs } from '../../support/processor-time.ts';
import { TestInstance } from '../support/instance.ts';
import { timer } from '../support/model.ts';
import { file, findingsOf, processFile, theProcess } from './foreign-file.ts';

describe('given what loses nothing that runs, when compiled, then it is reported with its element and runs', () => {
  const diagram = '<di:BPMNDiagram xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" id="t"/>';
  test.each([
    ['a diagram with the id of an element', processFile('<task id="t"/>', diagram), 'DUPLICATE_ID', 't'],
    ['text between elements', processFile('<task id="t">why</task>'), 'STRAY_TEXT', 't'],
    [
      'an extension outside of its place',
      processFile('<task id="t"><v:a xmlns:v="urn:v" b="1"/></task>'),
      'UNKNOWN_EXTENSION',
      't',
    ],
    [
      'what another tool says who works',
      processFile('<manualTask id="t" c:assignee="me" xmlns:c="http://camunda.org/schema/1.0/bpmn"/>'),
      'UNKNOWN_EXTENSION',
      't',
    ],
    [
      'a field for a class of another tool',
      processFile(
        '<task id="t"><extensionElements><f:field xmlns:f="http://flowable.org/bpmn" name="to"/></extensionElements></task>',
      ),
      'UNKNOWN_EXTENSION',
      't',
    ],
    [
      'a condition where none is looked at',
      processFile(
        '<parallelGateway id="x"/><task id="t"/><sequenceFlow id="f" sourceRef="x" targetRef="t"><conditionExpression>a &amp;&amp; b</conditionExpression></sequenceFlow>',
      ),
      'CONDITION_IGNORED',
      'f',
    ],
    [
      'an exit that keeps others from being taken',
      processFile(
        '<task id="t"/><exclusiveGateway id="x"/><task id="a"/><task id="b"/><sequenceFlow id="f0" sourceRef="t" targetRef="x"/><sequenceFlow id="f1" sourceRef="x" targetRef="a"/><sequenceFlow id="f2" sourceRef="x" targetRef="b"/>',
      ),
      'CONDITION_MISSING',
      'f1',
    ],
    [
      'a correlation key that is not there',
      processFile('<correlationSubscription id="cs" correlationKeyRef="gone"/><task id="t"/>'),
      'UNRESOLVED_REFERENCE',
      'cs',
    ],
  ])('%s', async (_, xml, code, elementId) => {
    expect(await findingsOf(xml)).toEqual([expect.objectContaining({ code, elementId, severity: 'warning' })]);
    expect(TestInstance.start(await theProcess(xml)).completed()).toContain('t');
  });
});

describe('given what would run otherwise than it says, when compiled, then it is refused with its element', () => {
  const flow = (condition: string) =>
    `<exclusiveGateway id="x"/><task id="t"/><sequenceFlow id="f" sourceRef="x" targetRef="t">${condition}</sequenceFlow>`;
  test.each([
    [
      'two conditions of one flow',
      processFile(
        flow('<conditionExpression>=true</conditionExpression><conditionExpression>=false</conditionExpression>'),
      ),
      'CHILD_TWICE',
      'f',
    ],
    [
      'two loops of one activity',
      processFile(
        '<task id="t"><standardLoopCharacteristics loopMaximum="2"/><multiInstanceLoopCharacteristics><loopCardinality>=2</loopCardinality></multiInstanceLoopCharacteristics></task>',
      ),
      'CHILD_TWICE',
      't',
    ],
    ['an empty condition', processFile(flow('<conditionExpression/>')), 'CONDITION_EMPTY', 'f'],
    [
      'a condition with an id of its own',
      processFile(flow('<conditionExpression id="c">a</conditionExpression>')),
      'NOT_FEEL',
      'f',
    ],
    [
      'a condition in another language that begins like FEEL',
      processFile(
        flow('<conditionExpression xsi:type="tFormalExpression" language="juel">=true</conditionExpression>'),
      ),
      'NOT_FEEL',
      'f',
    ],
    [
      'a default that leaves another element',
      processFile(
        '<exclusiveGateway id="x" default="f"/><task id="t"/><sequenceFlow id="f" sourceRef="t" targetRef="t"/>',
      ),
      'DEFAULT_NOT_OUTGOING',
      'x',
    ],
    [
      'a flow out of a data object',
      processFile('<dataObject id="d"/><task id="t"/><sequenceFlow id="f" sourceRef="d" targetRef="t"/>'),
      'REFERENCE_OF_OTHER_KIND',
      'f',
    ],
    [
      'a signal event that names a message',
      processFile(
        '<intermediateCatchEvent id="c"><signalEventDefinition id="d" signalRef="m"/></intermediateCatchEvent>',
        '<message id="m" name="m"/>',
      ),
      'REFERENCE_OF_OTHER_KIND',
      'c',
    ],
    [
      'a boundary event in another scope than its host',
      processFile(
        `<task id="t"/><subProcess id="z"><boundaryEvent id="b" attachedToRef="t">${timer('Duration', 'PT1H')}</boundaryEvent></subProcess>`,
      ),
      'NOT_ATTACHED',
      'b',
    ],
    ['an event-based gateway without events', processFile('<eventBasedGateway id="g"/>'), 'NO_EVENT', 'g'],
    [
      'a boundary event on a task behind an event-based gateway',
      processFile(
        `<eventBasedGateway id="g"/><receiveTask id="r" messageRef="m"/><boundaryEvent id="b" attachedToRef="r">${timer('Duration', 'PT1H')}</boundaryEvent><sequenceFlow id="f" sourceRef="g" targetRef="r"/>`,
        '<message id="m" name="m"/>',
      ),
      'NOT_AN_EVENT',
      'r',
    ],
    [
      'two times at one timer',
      processFile(
        '<intermediateCatchEvent id="c"><timerEventDefinition><timeDate>2030-01-01T00:00:00Z</timeDate><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>',
      ),
      'NOT_A_TIME',
      'c',
    ],
    ['an unknown order', processFile('<adHocSubProcess id="a" ordering="sequential"/>'), 'VALUE_UNKNOWN', 'a'],
    [
      'a called process in another language',
      processFile('<callActivity id="c" calledElement="#{x}"/>'),
      'NOT_FEEL',
      'c',
    ],
    [
      'a computed error code',
      processFile('<endEvent id="e"><errorEventDefinition errorRef="r"/></endEvent>', '<error id="r" errorCode="=x"/>'),
      'CODE_NOT_CONSTANT',
      'e',
    ],
    [
      'a script in an entry of another tool',
      processFile(
        '<task id="t"><extensionElements><d:onEntry-script xmlns:d="urn:d" scriptFormat="java"><d:script>x();</d:script></d:onEntry-script></extensionElements></task>',
      ),
      'SCRIPT_LANGUAGE',
      't',
    ],
    [
      'a script in the extension of another tool',
      processFile(
        '<task id="t"><extensionElements><c:executionListener xmlns:c="urn:c" event="start"><c:script scriptFormat="groovy">x</c:script></c:executionListener></extensionElements></task>',
      ),
      'SCRIPT_LANGUAGE',
      't',
    ],
    [
      'an extension that must be understood',
      file('<extension mustUnderstand="true"/><process id="p"><task id="t"/></process>', 'id="d"'),
      'EXTENSION_REQUIRED',
      'd',
    ],
    [
      'another file to be included',
      processFile('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="a.bpmn"/>'),
      'UNPARSABLE',
      'p',
    ],
    [
      'an extension of ours outside of its place',
      processFile(
        '<task id="t"><zeebe:script xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" expression="=1"/></task>',
      ),
      'UNPARSABLE',
      't',
    ],
    ['an attribute twice', processFile('<task id="t" name="a" name="b"/>'), 'UNPARSABLE', 't'],
    ['a prefix without namespace', processFile('<subProcess id="z"><x:y/></subProcess>'), 'UNPARSABLE', 'z'],
    ['a process inside a process', processFile('<process id="q"/>'), 'UNPARSABLE', 'q'],
    ['a process that shall not run', file('<process id="p" isExecutable="false"/>'), 'NO_PROCESS', 'p'],
    ['a choreography', file('<choreography id="c"/>'), 'NO_PROCESS', 'c'],
    ['a conversation', file('<collaboration id="c"><conversation id="v"/></collaboration>'), 'NO_PROCESS', 'c'],
    ['a NUL by its number', processFile('<task id="t" name="a&#0;"/>'), 'CHARACTER_ILLEGAL', null],
    ['half a pair', processFile('<task id="t" name="\ud800"/>'), 'CHARACTER_ILLEGAL', null],
    ['a very long id', processFile(`<task id="${'a'.repeat(500)}"/>`), 'ATTRIBUTE_TOO_LONG', 'a'.repeat(255)],
    ['a draft of the standard', file('<process id="p"/>').replace('20100524/MODEL', '20090101'), 'UNPARSABLE', null],
  ])('%s', async (_, xml, code, elementId) => {
    expect(await findingsOf(xml)).toContainEqual(expect.objectContaining({ code, elementId, severity: 'error' }));
  });
});

describe('given a text made to keep a parser busy, when compiled, then it is refused at once', () => {
  test.each([
    ['quotes that never close', '<"'.repeat(500_000)],
    ['a tag that never closes', `<a ${'a'.repeat(1_900_000)}`],
    ['openings only', '<'.repeat(1_000_000)],
    ['ampersands', `<a b="${'&'.repeat(1_000_000)}"/>`],
    ['comments that never close', '<!--'.repeat(400_000)],
    ['wrong ids by the thousand', processFile('<task id="1"/>'.repeat(4900))],
  ])('%s', async (_, xml) => {
    const begin = processorTimeMs();

    expect(await findingsOf(xml)).toContainEqual(expect.objectContaining({ severity: 'error' }));
    expect(processorTimeMs() - begin).toBeLessThan(3000);
  });
});
