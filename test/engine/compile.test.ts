import { describe, expect, test } from 'vitest';

import { compile, EngineError, outline, startTimerDue } from '../../engine/index.ts';
import { extensions, flows, message, processOf, service, timer, xmlOf } from './support/model.ts';

const frame = '<startEvent id="s"/><endEvent id="e"/>';

async function findingsOf(xml: string | Uint8Array) {
  try {
    const { findings } = await compile(xml, { profile: 'run' });
    return findings.map(({ code, elementId, severity }) => ({ code, elementId, severity }));
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    expect(error.code).toBe('MODEL_INVALID');
    return error.findings.map(({ code, elementId, severity }) => ({ code, elementId, severity }));
  }
}

describe('given a model that cannot run as it stands, when compiled, then it is refused with element and code', () => {
  const xGateway = '<exclusiveGateway id="x"/><task id="t"/>';
  test.each<[string, string, string, string | null, string?]>([
    ['duplicate id', '<task id="t"/><task id="t"/>', 'DUPLICATE_ID', 't'],
    ['illegal id', '<task id="1 a"/>', 'ILLEGAL_ID', '1 a'],
    ['reserved id', '<task id="__proto__"/>', 'ILLEGAL_ID', '__proto__'],
    ['unknown element', '<fancyTask id="t"/>', 'UNPARSABLE', 't'],
    [
      'flow to nowhere',
      '<task id="t"/><sequenceFlow id="f" sourceRef="t" targetRef="gone"/>',
      'UNRESOLVED_REFERENCE',
      'f',
    ],
    [
      'flow across a border',
      `<task id="t"/><subProcess id="p1"><task id="u"/></subProcess>${flows('t->u')}`,
      'FLOW_CROSSES_SCOPE',
      't_u',
    ],
    ['flow into a start', `${frame}<task id="t"/>${flows('t->s')}`, 'FLOW_INTO_EVENT', 't_s'],
    ['flow from an end', `${frame}<task id="t"/>${flows('e->t')}`, 'FLOW_FROM_END', 'e_t'],
    ['bad FEEL', `${xGateway}${flows('x->t:a ==')}`, 'FEEL_SYNTAX', 'x_t'],
    ['unknown function', `${xGateway}${flows('x->t:foo(1)')}`, 'FEEL_UNKNOWN_FUNCTION', 'x_t'],
    ['condition as text', `${xGateway}${flows('x->t:true').replace('=true', 'true')}`, 'NOT_FEEL', 'x_t'],
    ['foreign expression', `${xGateway}${flows('x->t:true').replace('=true', '#{ok}')}`, 'NOT_FEEL', 'x_t'],
    ['script', '<scriptTask id="t" scriptFormat="javascript"><script>1</script></scriptTask>', 'SCRIPT_LANGUAGE', 't'],
    ['mapping target', `<task id="t">${extensions({ outputs: { 'a-b': '=1' } })}</task>`, 'TARGET_INVALID', 't'],
    [
      'no time',
      `<intermediateCatchEvent id="c">${timer('Duration', '5 bd')}</intermediateCatchEvent>`,
      'NOT_A_TIME',
      'c',
    ],
    ['cron with five fields', `<startEvent id="c">${timer('Cycle', '0 6 * * MON')}</startEvent>`, 'NOT_A_TIME', 'c'],
    [
      'message without name',
      '<intermediateCatchEvent id="c"><messageEventDefinition/></intermediateCatchEvent>',
      'MESSAGE_NAME_MISSING',
      'c',
    ],
    ['catch without definition', '<intermediateCatchEvent id="c"/>', 'EVENT_NOT_ALLOWED', 'c'],
    [
      'terminate in passing',
      '<intermediateThrowEvent id="c"><terminateEventDefinition/></intermediateThrowEvent>',
      'EVENT_NOT_ALLOWED',
      'c',
    ],
    [
      'multi-instance over nothing',
      '<task id="c"><multiInstanceLoopCharacteristics/></task>',
      'COLLECTION_MISSING',
      'c',
    ],
    ['event gateway to a task', `<eventBasedGateway id="g"/><task id="t"/>${flows('g->t')}`, 'NOT_AN_EVENT', 't'],
    [
      'event sub-process without event',
      '<subProcess id="h" triggeredByEvent="true"><startEvent id="hs"/></subProcess>',
      'EVENT_NOT_ALLOWED',
      'hs',
    ],
    ['call of nothing', '<callActivity id="c"/>', 'CALLED_PROCESS_MISSING', 'c'],
    [
      'listeners',
      '<task id="c"><extensionElements><zeebe:executionListeners><zeebe:executionListener eventType="start" type="x"/></zeebe:executionListeners></extensionElements></task>',
      'UNSUPPORTED_ELEMENT',
      'c',
    ],
  ])('%s', async (_, body, code, elementId, roots = '') => {
    expect(await findingsOf(xmlOf(body, roots))).toContainEqual({ code, elementId, severity: 'error' });
  });

  test('several mistakes at once', async () => {
    const found = await findingsOf(
      xmlOf(`<callActivity id="a"/><endEvent id="b"><cancelEventDefinition/></endEvent>${flows('a->b:x ==')}`),
    );

    expect(found.map((finding) => finding.elementId)).toEqual(expect.arrayContaining(['a', 'b', 'a_b']));
  });
});

describe('given a file that is no model, when compiled, then it is refused before it is parsed', () => {
  test.each([
    ['nothing', '', 'UNPARSABLE'],
    ['no XML', 'hello', 'UNPARSABLE'],
    ['cut short', xmlOf('<task id="t"/>').slice(0, 300), 'UNPARSABLE'],
    ['a DOCTYPE', xmlOf('').replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>'), 'DOCTYPE_REFUSED'],
    ['too many elements', xmlOf('<task/>'.repeat(5001)), 'TOO_MANY_ELEMENTS'],
    ['too deep', xmlOf('<subProcess>'.repeat(70) + '</subProcess>'.repeat(70)), 'TOO_DEEP'],
    ['too large', xmlOf(`<!--${'x'.repeat(2 * 1024 * 1024)}-->`), 'FILE_TOO_LARGE'],
    ['a long name', xmlOf(`<task name="${'x'.repeat(5000)}"/>`), 'ATTRIBUTE_TOO_LONG'],
    ['a long text', xmlOf(`<task><documentation>${'x'.repeat(70_000)}</documentation></task>`), 'TEXT_TOO_LONG'],
    [
      'many attributes',
      xmlOf(`<task ${Array.from({ length: 130 }, (_, index) => `a${index}=""`).join(' ')}/>`),
      'TOO_MANY_ATTRIBUTES',
    ],
    ['no process', xmlOf('').replace('isExecutable="true"', 'isExecutable="false"'), 'NO_PROCESS'],
  ])('%s', async (_, xml, code) => {
    expect(await findingsOf(xml)).toContainEqual(expect.objectContaining({ code, severity: 'error' }));
  });

  test('bytes in another encoding are decoded as they declare', async () => {
    const xml = xmlOf('<task id="t" name="Prüfen"/>').replace('UTF-8', 'ISO-8859-1');
    const { processes } = await compile(
      Uint8Array.from(xml, (char) => char.charCodeAt(0)),
      { profile: 'run' },
    );

    expect(processes[0]?.elements[0]?.name.en).toBe('Prüfen');
  });

  test('bytes that do not fit their encoding are refused', async () => {
    expect(await findingsOf(Uint8Array.of(0x3c, 0xff, 0xfe))).toContainEqual(
      expect.objectContaining({ code: 'ENCODING_UNKNOWN' }),
    );
  });
});

describe('given a model that only lacks something for readers, when compiled, then it is reported and runs', () => {
  test.each([
    ['a foreign attribute', '<task id="t" camunda="x"/>', 'UNKNOWN_ATTRIBUTE'],
    [
      'a lane over a missing node',
      '<laneSet><lane id="l"><flowNodeRef>gone</flowNodeRef></lane></laneSet>',
      'UNRESOLVED_REFERENCE',
    ],
    ['a service without type', '<serviceTask id="t"/>', 'SERVICE_TYPE_MISSING'],
  ])('%s', async (_, body, code) => {
    expect(await findingsOf(xmlOf(body))).toEqual([expect.objectContaining({ code, severity: 'warning' })]);
  });
});

describe('given a compiled process', () => {
  test('when described, then it says everything it names, in reading order', async () => {
    const process = await processOf(
      '<laneSet><lane id="l" name="Desk"><flowNodeRef>t</flowNodeRef></lane></laneSet>' +
        `<endEvent id="e"/><subProcess id="sp"><startEvent id="i"/><task id="u"/>${flows('i->u')}</subProcess><userTask id="t" name="Classify"><documentation>Set it.</documentation>${extensions({ properties: { 'name.zh': '分类', clause: '8.6.1' }, other: '<zeebe:formDefinition formId="incident-classify"/>' })}</userTask><boundaryEvent id="b" attachedToRef="t">${timer('Duration', 'PT1H')}</boundaryEvent><startEvent id="s"/>${service('notify')}<task/>` +
        flows('s->t', 't->sp', 'sp->e', 'b->notify', 'notify->sp'),
      message('unused'),
    );

    expect(process.elements.map((element) => element.id)).toEqual([
      's',
      't',
      'b',
      'notify',
      'sp',
      'i',
      'u',
      'e',
      'task_1',
    ]);
    expect(process.elements[1]).toMatchObject({
      name: { en: 'Classify', zh: '分类' },
      documentation: { en: 'Set it.', zh: null },
      properties: { clause: '8.6.1' },
      laneId: 'l',
      outgoing: ['t_sp'],
      formId: 'incident-classify',
    });
    expect(process).toMatchObject({ formIds: ['incident-classify'], services: ['notify'], calledProcessIds: [] });
    expect(process.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(outline(process).map((step) => [step.elementId, step.depth, step.kind])).toContainEqual(['u', 1, 'task']);
  });

  test('when it starts by a timer, then the next due time is known without an instance', async () => {
    const process = await processOf(
      `<startEvent id="a">${timer('Cycle', 'R/2026-01-05T06:00:00+08:00[Asia/Shanghai]/P1W')}</startEvent><startEvent id="b">${extensions({ properties: { calendar: 'cal', shift: 'next-business-day' } })}${timer('Cycle', '0 0 8 1 1,4,7,10 *')}</startEvent>`,
    );
    const context = { now: new Date('2026-11-22T02:00:00Z'), zone: 'Asia/Shanghai' };

    expect(startTimerDue(process, 'a', context)).toEqual({
      type: 'cycle',
      first: new Date('2026-11-22T22:00:00Z'),
      every: 'P1W',
      repetitions: null,
      zone: 'Asia/Shanghai',
    });
    expect(startTimerDue(process, 'b', context)).toEqual({
      type: 'cron',
      cron: '0 0 8 1 1,4,7,10 *',
      zone: 'Asia/Shanghai',
      calendar: 'cal',
      shift: 'next-business-day',
    });
  });

  test('when a file holds several executable processes, then each is a definition of its own', async () => {
    const xml = xmlOf('<task id="t"/>').replace(
      '</process>',
      '</process><process id="q" isExecutable="true"><task id="u"/></process>',
    );

    const { processes } = await compile(xml, { profile: 'run' });

    expect(processes.map((process) => [process.id, process.elements.map((element) => element.id)])).toEqual([
      ['p', ['t']],
      ['q', ['u']],
    ]);
  });
});
