import { describe, expect, test } from 'vitest';

import { compile, type ExecutableProcess, startConditionHolds } from '../../../engine/index.ts';
import { TestInstance } from '../support/instance.ts';

const bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const flow = '<sequenceFlow sourceRef="s" targetRef="t"/><sequenceFlow sourceRef="t" targetRef="e"/>';
const plain = `<startEvent id="s"/><task id="t" name="审批 é"/><endEvent id="e"/>${flow}`;
const file = (body: string, attributes = '') =>
  `<definitions xmlns="${bpmn}" targetNamespace="x" ${attributes}>${body}</definitions>`;

async function processesOf(xml: string | Uint8Array): Promise<readonly ExecutableProcess[]> {
  return (await compile(xml, { profile: 'run' })).processes;
}

async function tracesOf(xml: string | Uint8Array): Promise<readonly (readonly string[])[]> {
  return (await processesOf(xml)).map((process) => TestInstance.start(process).completed());
}

describe('given a legal file of another tool, when it is compiled, then it runs', () => {
  test.each<[string, string | Uint8Array]>([
    ['no ids on flows', file(`<process id="p">${plain}</process>`)],
    ['no id on the definitions and a prolog', `<?xml version="1.0"?>\n${file(`<process id="p">${plain}</process>`)}`],
    [
      'a prefix',
      file(`<process id="p">${plain}</process>`)
        .replace('xmlns=', 'xmlns:bpmn2=')
        .replaceAll(/<(\/?)(?=[a-z])/g, '<$1bpmn2:'),
    ],
    ['a byte order mark', `\uFEFF${file(`<process id="p">${plain}</process>`)}`],
    [
      'UTF-16',
      new Uint8Array(
        Buffer.from(
          `\uFEFF<?xml version="1.0" encoding="UTF-16"?>${file(`<process id="p">${plain}</process>`)}`,
          'utf16le',
        ),
      ),
    ],
    ['space around an id', file(`<process id="p">${plain.replace('id="t"', 'id=" t "')}</process>`)],
    [
      'a resource with a parameter of an XML Schema type',
      file(
        `<resource id="r" name="r"><resourceParameter id="rp" name="n" type="xsd:string"/></resource><process id="p">${plain}</process>`,
        'xmlns:xsd="http://www.w3.org/2001/XMLSchema"',
      ),
    ],
    [
      'latin-1',
      new Uint8Array(
        Buffer.from(
          `<?xml version="1.0" encoding="ISO-8859-1"?>${file(`<process id="p">${plain.replace('审批 ', '')}</process>`)}`,
          'latin1',
        ),
      ),
    ],
    [
      'comments, sections and instructions',
      file(`<!-- a > b --><?tool x?><process id="p"><documentation><![CDATA[<b>]]></documentation>${plain}</process>`),
    ],
    [
      'extensions of another vendor',
      file(
        `<process id="p"><extensionElements><v:a xmlns:v="http://v" b="1"><v:c/></v:a></extensionElements>${plain}</process>`,
        'xmlns:w="http://w" w:x="1"',
      ),
    ],
    [
      'incoming and outgoing that name other ids',
      file(
        `<process id="p">${plain.replace('<task id="t" name="审批 é"/>', '<task id="t"><incoming>f9</incoming><outgoing>f8</outgoing></task>')}</process>`,
      ),
    ],
    [
      'a process that is not to be executed beside it',
      file(`<process id="q" isExecutable="false"><userTask id="u"/></process><process id="p">${plain}</process>`),
    ],
    [
      'item definitions and interfaces',
      file(
        `<itemDefinition id="i" structureRef="xsd:string"/><interface id="if" name="if"><operation id="op" name="op"><inMessageRef>m</inMessageRef></operation></interface><message id="m" name="m" itemRef="i"/><process id="p"><ioSpecification><inputSet/><outputSet/></ioSpecification><property id="pr" itemSubjectRef="i"/>${plain}</process>`,
      ),
    ],
  ])('%s', async (_, xml) => {
    expect(await tracesOf(xml)).toEqual([['s', 't', 'e']]);
  });
});

describe('given several processes in one file', () => {
  const two = (messages: string, flowEnds: string) =>
    file(
      `<collaboration id="c"><participant id="pa" processRef="a"/><participant id="pb" processRef="b"/><participant id="pc" name="outside"/>
       <messageFlow id="mf" name="order" ${flowEnds}/></collaboration>${messages}
       <process id="a"><startEvent id="as"/><sendTask id="send"/><sequenceFlow id="f1" sourceRef="as" targetRef="send"/></process>
       <process id="b"><startEvent id="bs"><messageEventDefinition id="d"/></startEvent><task id="bt"/><sequenceFlow id="f2" sourceRef="bs" targetRef="bt"/></process>`,
    );

  test('when they are compiled, then each is a definition of its own', async () => {
    const processes = await processesOf(two('', 'sourceRef="send" targetRef="bs"'));

    expect(processes.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('when a message flow joins them and no message is named, then what one sends starts the other', async () => {
    const [sender, receiver] = await processesOf(two('', 'sourceRef="send" targetRef="bs"'));
    if (!sender || !receiver) throw new Error('two processes were expected');

    const job = TestInstance.start(sender).all('create-job')[0];

    expect(job?.headers['message']).toBe('order');
    expect(receiver.startEvents).toMatchObject([{ elementId: 'bs', trigger: 'message', messageName: 'order' }]);
  });

  test('when only the receiver names the message, then the sender sends that one', async () => {
    const xml = two('<message id="m" name="m1"/>', 'sourceRef="send" targetRef="bs"').replace(
      'id="d"',
      'id="d" messageRef="m"',
    );
    const [sender] = await processesOf(xml);
    if (!sender) throw new Error('a process was expected');

    expect(TestInstance.start(sender).all('create-job')[0]?.headers['message']).toBe('m1');
  });

  test('when the message comes from a pool without a process, then it is waited for by the name of the flow', async () => {
    const [, receiver] = await processesOf(two('', 'sourceRef="pc" targetRef="bs"'));

    expect(receiver?.startEvents[0]?.messageName).toBe('order');
  });
});

test('given a conditional start, when the caller asks, then it holds by what the caller knows', async () => {
  const condition = '<conditionalEventDefinition><condition>=n > 1</condition></conditionalEventDefinition>';
  const [process] = await processesOf(
    file(
      `<process id="p">${plain.replace('<startEvent id="s"/>', `<startEvent id="s">${condition}</startEvent>`)}</process>`,
    ),
  );
  if (!process) throw new Error('a process was expected');
  const holds = (n: number | null) => startConditionHolds(process, 's', { n }, { now: new Date(0), zone: 'UTC' });

  expect([holds(1), holds(2), holds(null)]).toEqual([false, true, false]);
});

test('given lanes in lanes, when compiled, then both are kept', async () => {
  const lanes =
    '<laneSet id="ls"><lane id="l1" name="outer"><flowNodeRef>t</flowNodeRef><childLaneSet id="cl"><lane id="l2" name="inner"><flowNodeRef>t</flowNodeRef></lane></childLaneSet></lane></laneSet>';
  const [process] = await processesOf(file(`<process id="p">${lanes}${plain}</process>`));

  expect(process?.lanes.map(({ name }) => name.en)).toEqual(['outer', 'inner']);
  expect(process?.elements.find(({ id }) => id === 't')?.laneId).toBe('l2');
});

describe('given a file that would lose something, when it is compiled, then it is refused with its element', () => {
  test.each<[string, string, string]>([
    [
      'an event without its error',
      `<startEvent id="s"/><endEvent id="e"><errorEventDefinition errorRef="nope"/></endEvent>`,
      'UNRESOLVED_REFERENCE',
    ],
    ['an element of no standard', `<startEvent id="s"/><robotTask id="r"/>`, 'UNPARSABLE'],
    ['two elements of one id', `<startEvent id="s"/><task id="t"/><task id="t"/>`, 'DUPLICATE_ID'],
    ['a choreography task', `<startEvent id="s"/><choreographyTask id="t"/>`, 'UNSUPPORTED_ELEMENT'],
    [
      'a boundary event on nothing',
      `<boundaryEvent id="b"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>`,
      'NOT_ATTACHED',
    ],
    [
      'a boundary event on a gateway',
      `<exclusiveGateway id="g"/><boundaryEvent id="b" attachedToRef="g"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>`,
      'NOT_ATTACHED',
    ],
  ])('%s', async (_, body, code) => {
    await expect(processesOf(file(`<process id="p">${body}</process>`))).rejects.toMatchObject({
      code: 'MODEL_INVALID',
      findings: expect.arrayContaining([expect.objectContaining({ code })]),
    });
  });
});
