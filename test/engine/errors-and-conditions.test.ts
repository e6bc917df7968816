import { describe, expect, test } from 'vitest';

import { TestInstance } from './support/instance.ts';
import { extensions, flows, processOf, service } from './support/model.ts';

const frame = '<startEvent id="s"/><endEvent id="e"/>';
const host = '<userTask id="t"/>';
const boundary = (id: string, inner: string, attributes = '') =>
  `<boundaryEvent id="${id}" attachedToRef="t" ${attributes}>${inner}</boundaryEvent>`;
const nonInterrupting = 'cancelActivity="false"';
const after = '<userTask id="a"/>';
const afterBoundary = flows('s->t', 't->e', 'b->a', 'a->e');

describe('errors', () => {
  const errors = '<error id="x" errorCode="X"/><error id="y" errorCode="Y"/>';
  const job = service('t');
  const catchX = boundary('b', '<errorEventDefinition errorRef="x"/>');

  test('given a boundary event for its code, when a job throws it, then that path is taken', async () => {
    const process = await processOf(
      frame +
        job +
        after +
        catchX.replace('<errorEvent', `${extensions({ outputs: { why: '=errorMessage' } })}<errorEvent`) +
        afterBoundary,
      errors,
    );
    const instance = TestInstance.start(process);

    instance.do({ type: 'throw-bpmn-error', jobId: instance.job('t'), errorCode: 'X', message: 'broken' });

    expect(instance.tasks('a')).toHaveLength(1);
    expect(instance.variable('why')).toBe('broken');
    expect(instance.all('cancel-job')).toEqual([]);
  });

  test('given a boundary event for another code, when a job throws, then the instance fails', async () => {
    const process = await processOf(frame + job + after + catchX + afterBoundary, errors);
    const instance = TestInstance.start(process);

    instance.do({ type: 'throw-bpmn-error', jobId: instance.job('t'), errorCode: 'Y', message: '' });

    expect(instance.all('end')).toMatchObject([{ outcome: 'failed', errorCode: 'Y', elementId: 't' }]);
    expect(instance.state.ended).toBe('failed');
  });

  test('given two catchers, when an error is thrown, then the one that names it comes before the one for all', async () => {
    const all = boundary('c', '<errorEventDefinition/>');
    const process = await processOf(frame + job + after + all + catchX + afterBoundary + flows('c->e'), errors);
    const instance = TestInstance.start(process);

    instance.do({ type: 'throw-bpmn-error', jobId: instance.job('t'), errorCode: 'X', message: '' });

    expect(instance.tasks('a')).toHaveLength(1);
  });

  test('given an error end event in a sub-process, when reached, then the sub-process is canceled and its boundary taken', async () => {
    const inner = `<startEvent id="i"/><parallelGateway id="f"/><userTask id="u"/><userTask id="v"/><endEvent id="x1"><errorEventDefinition errorRef="x"/></endEvent>${flows('i->f', 'f->u', 'f->v', 'u->x1')}`;
    const process = await processOf(
      `${frame}<subProcess id="t">${inner}</subProcess>${after}${catchX}${afterBoundary}`,
      errors,
    );
    const instance = TestInstance.start(process).complete('u');

    expect(instance.tasks().map((id) => id.split(':')[0])).toEqual(['a']);
    expect(instance.all('close-user-task').at(-1)?.reason).toBe('canceled');
  });

  test('given an error event sub-process, when a job of its scope throws, then it takes over the scope', async () => {
    const handler = `<subProcess id="h" triggeredByEvent="true"><startEvent id="hs"><errorEventDefinition/></startEvent><userTask id="hu"/>${flows('hs->hu')}</subProcess>`;
    const process = await processOf(`${frame}${job}${handler}${flows('s->t', 't->e')}`, errors);
    const instance = TestInstance.start(process);

    instance.do({ type: 'throw-bpmn-error', jobId: instance.job('t'), errorCode: 'X', message: '' });
    expect(instance.tasks('hu')).toHaveLength(1);

    expect(instance.complete('hu').outcome()).toBe('completed');
  });

  test('given an error thrown inside an error event sub-process, when thrown, then it does not catch itself', async () => {
    const handler = `<subProcess id="h" triggeredByEvent="true"><startEvent id="hs"><errorEventDefinition/></startEvent><endEvent id="he"><errorEventDefinition errorRef="y"/></endEvent>${flows('hs->he')}</subProcess>`;
    const process = await processOf(`${frame}${job}${handler}${flows('s->t', 't->e')}`, errors);
    const instance = TestInstance.start(process);

    instance.do({ type: 'throw-bpmn-error', jobId: instance.job('t'), errorCode: 'X', message: '' });

    expect(instance.all('end')).toMatchObject([{ outcome: 'failed', errorCode: 'Y' }]);
  });

  test('given a called instance that failed with a code, when it reports, then the call throws it', async () => {
    const call = `<callActivity id="t">${extensions({ other: '<zeebe:calledElement processId="c"/>' })}</callActivity>`;
    const process = await processOf(frame + call + after + catchX + afterBoundary, errors);
    const instance = TestInstance.start(process);

    instance.do({
      type: 'fail-call',
      callId: instance.all('start-called')[0]?.callId ?? '',
      errorCode: 'X',
      message: '',
    });

    expect(instance.tasks('a')).toHaveLength(1);
    expect(instance.all('cancel-called')).toEqual([]);
  });
});

describe('conditional events', () => {
  const conditional = (text: string) =>
    `<conditionalEventDefinition><condition xsi:type="tFormalExpression">=${text}</condition></conditionalEventDefinition>`;

  test('given a non-interrupting one, when its condition becomes true, then it happens once per change', async () => {
    const process = await processOf(
      frame + host + after + boundary('b', conditional('record.major = true'), nonInterrupting) + afterBoundary,
    );
    const instance = TestInstance.start(process, {}, { record: { major: false } });
    expect(instance.all('watch-record')).toEqual([{ type: 'watch-record', watching: true }]);
    const change = (major: boolean) => {
      instance.record = { major };
      instance.do({ type: 'record-changed' });
    };

    change(true);
    change(true);
    expect(instance.tasks('a')).toHaveLength(1);
    change(false);
    change(true);

    expect(instance.tasks('a')).toHaveLength(2);
  });

  test('given an interrupting one, when a variable makes it true, then the host is canceled', async () => {
    const process = await processOf(frame + host + after + boundary('b', conditional('n > 3')) + afterBoundary);
    const instance = TestInstance.start(process, { n: 1 });

    instance.do({ type: 'set-variables', variables: { n: 5 } });

    expect(instance.tasks().map((id) => id.split(':')[0])).toEqual(['a']);
    expect(instance.all('watch-record').at(-1)?.watching).toBe(false);
  });

  test('given a condition that is no boolean, when it is looked at, then it stalls once and is resolved later', async () => {
    const process = await processOf(frame + host + after + boundary('b', conditional('n > 3')) + afterBoundary);
    const instance = TestInstance.start(process, { n: 'x' });
    instance.do({ type: 'record-changed' });
    expect(instance.all('stall')).toHaveLength(1);

    instance.do({ type: 'set-variables', variables: { n: 1 } });

    expect(instance.stalls()).toEqual([]);
    expect(instance.tasks('t')).toHaveLength(1);
  });

  test('given a catch event whose condition is true on arrival, when reached, then it passes', async () => {
    const process = await processOf(
      `${frame}<intermediateCatchEvent id="c">${conditional('n > 3')}</intermediateCatchEvent>${flows('s->c', 'c->e')}`,
    );

    expect(TestInstance.start(process, { n: 5 }).outcome()).toBe('completed');
    expect(TestInstance.start(process, { n: 1 }).outcome()).toBeNull();
  });
});
