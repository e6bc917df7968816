import { describe, expect, test } from 'vitest';

import { TestInstance } from './support/instance.ts';
import { extensions, flows, message, processOf, service, timer } from './support/model.ts';

const frame = '<startEvent id="s"/><endEvent id="e"/>';
const host = '<userTask id="t"/>';
const boundary = (id: string, inner: string, attributes = '') =>
  `<boundaryEvent id="${id}" attachedToRef="t" ${attributes}>${inner}</boundaryEvent>`;
const nonInterrupting = 'cancelActivity="false"';
const after = '<userTask id="a"/>';
const afterBoundary = flows('s->t', 't->e', 'b->a', 'a->e');

describe('boundary timers', () => {
  test('given an interrupting timer, when it fires, then its host is canceled with its task', async () => {
    const process = await processOf(frame + host + after + boundary('b', timer('Duration', 'PT1H')) + afterBoundary);
    const instance = TestInstance.start(process);
    expect(instance.all('schedule-timer')).toMatchObject([
      { elementId: 'b', due: { type: 'instant', at: new Date('2026-11-22T03:00:00Z') } },
    ]);

    instance.fire('b');

    expect(instance.all('close-user-task')).toMatchObject([{ reason: 'canceled' }]);
    expect(instance.tasks().map((id) => id.split(':')[0])).toEqual(['a']);
    expect(instance.history).toContainEqual(expect.objectContaining({ elementId: 't', lifecycle: 'canceled' }));
  });

  test('given a timer, when its host completes first, then it is canceled and firing it is refused', async () => {
    const process = await processOf(frame + host + after + boundary('b', timer('Duration', 'PT1H')) + afterBoundary);
    const instance = TestInstance.start(process);
    const timerId = instance.timer('b');
    instance.complete('t');

    expect(instance.all('cancel-timer')).toEqual([{ type: 'cancel-timer', timerId }]);
    expect(instance.outcome()).toBe('completed');
  });

  test('given a non-interrupting cycle, when it fires, then its host goes on and it may fire again', async () => {
    const process = await processOf(
      frame + host + after + boundary('b', timer('Cycle', 'R2/PT30M'), nonInterrupting) + afterBoundary,
    );
    const instance = TestInstance.start(process);
    expect(instance.all('schedule-timer')).toMatchObject([
      {
        due: {
          type: 'cycle',
          first: new Date('2026-11-22T02:30:00Z'),
          every: 'PT30M',
          repetitions: 2,
          zone: 'Asia/Shanghai',
        },
      },
    ]);

    instance.fire('b').fire('b');

    expect(instance.tasks('a')).toHaveLength(2);
    expect(instance.tasks('t')).toHaveLength(1);
    expect(() => instance.fire('b')).toThrow(/not open/);
  });

  test('given an SLA timer, when the clock fires it several times, then it stays until its host ends', async () => {
    const event = extensions({
      properties: { slaMetric: 'resolution', slaPercent: '50;75;100' },
      outputs: { lastStep: '=slaStep' },
    });
    const process = await processOf(
      frame + host + after + boundary('b', event + timer('Duration', 'PT12H'), nonInterrupting) + afterBoundary,
    );
    const instance = TestInstance.start(process);
    expect(instance.all('schedule-timer')[0]?.due).toEqual({
      type: 'clock',
      metric: 'resolution',
      percents: [50, 75, 100],
      fallback: new Date('2026-11-22T14:00:00Z'),
    });

    instance.fire('b', { slaStep: 50 }).fire('b', { slaStep: 75 });
    expect(instance.variables).toEqual({ lastStep: 75 });
    instance.complete('t');

    expect(instance.all('cancel-timer')).toHaveLength(1);
  });

  test('given a duration with a calendar, when it is scheduled, then it is service time', async () => {
    const event = extensions({ properties: { calendar: 'cal-8x5' } });
    const process = await processOf(
      frame + host + after + boundary('b', event + timer('Duration', '="PT" + "40H"')) + afterBoundary,
    );

    expect(TestInstance.start(process).all('schedule-timer')[0]?.due).toEqual({
      type: 'service-time',
      calendar: 'cal-8x5',
      duration: 'PT40H',
      from: new Date('2026-11-22T02:00:00Z'),
    });
  });

  test('given a timer over a percent of the due time, when it is scheduled, then it names the task', async () => {
    const event = extensions({ properties: { duePercent: '75' } });
    const process = await processOf(
      frame + host + after + boundary('b', event + timer('Duration', 'PT4H'), nonInterrupting) + afterBoundary,
    );
    const instance = TestInstance.start(process);

    expect(instance.all('schedule-timer')[0]?.due).toMatchObject({
      type: 'task-due',
      taskId: instance.tasks('t')[0],
      percents: [75],
    });
  });

  test('given an untilClaim timer around a sub-process, when a task inside is claimed, then it is canceled once', async () => {
    const event = extensions({ properties: { untilClaim: 'true' } }) + timer('Duration', 'PT15M');
    const process = await processOf(
      `${frame}<subProcess id="t"><startEvent id="i"/><userTask id="u"/>${flows('i->u')}</subProcess>${after}${boundary('b', event, nonInterrupting)}${boundary('c', timer('Duration', 'PT1H'))}${afterBoundary}`,
    );
    const instance = TestInstance.start(process);
    const timerId = instance.timer('b');
    const [taskId = ''] = instance.tasks('u');

    instance.do({ type: 'claim-task', taskId, userId: 'ada' });
    instance.do({ type: 'release-task', taskId });
    instance.do({ type: 'claim-task', taskId, userId: 'bob' });

    expect(instance.all('cancel-timer')).toEqual([{ type: 'cancel-timer', timerId }]);
  });

  test('given a due time that is no time, when the host is reached, then it stalls with nothing open', async () => {
    const process = await processOf(
      frame +
        host +
        after +
        boundary('b', timer('Date', '=due')) +
        boundary('c', timer('Duration', 'PT1H')) +
        afterBoundary,
    );
    const instance = TestInstance.start(process, { due: null });
    expect(instance.stalls()).toEqual(['NOT_A_TIME']);
    expect(instance.effects.map((effect) => effect.type)).toEqual(['stall']);

    instance.do({ type: 'set-variables', variables: { due: '2026-12-01T00:00:00+08:00' } });
    instance.do({ type: 'retry-stall', stallId: instance.all('stall')[0]?.stallId ?? '' });

    expect(instance.all('schedule-timer')).toHaveLength(2);
    expect(instance.tasks('t')).toHaveLength(1);
  });
});

describe('boundary messages and signals', () => {
  const definition = '<messageEventDefinition messageRef="m_news"/>';

  test('given a non-interrupting message, when it comes twice, then each time it is waited for anew', async () => {
    const process = await processOf(
      frame + host + after + boundary('b', definition, nonInterrupting) + afterBoundary,
      message('news'),
    );
    const instance = TestInstance.start(process, { key: 'k' });
    const first = instance.subscription('b');

    instance.deliver('b', { n: 1 });
    const second = instance.subscription('b');
    instance.deliver('b', { n: 2 });

    expect(second).not.toBe(first);
    expect(instance.all('close-subscription').map((effect) => effect.subscriptionId)).toEqual([first, second]);
    expect(instance.tasks('a')).toHaveLength(2);
    expect(() => instance.do({ type: 'deliver-message', subscriptionId: first, payload: {} })).toThrow(/not open/);
  });

  test('given a correlation key that became null, when it is waited for anew, then only the event stalls', async () => {
    const process = await processOf(
      frame + host + after + boundary('b', definition, nonInterrupting) + afterBoundary,
      message('news'),
    );
    const instance = TestInstance.start(process, { key: 'k' });
    instance.do({ type: 'set-variables', variables: { key: null } });

    instance.deliver('b');

    expect(instance.stalls()).toEqual(['CORRELATION_KEY_MISSING']);
    expect(instance.tasks('t')).toHaveLength(1);
  });

  test('given a signal, when it is delivered, then the host is canceled', async () => {
    const process = await processOf(
      frame + host + after + boundary('b', '<signalEventDefinition signalRef="g"/>') + afterBoundary,
      '<signal id="g" name="sig.freeze"/>',
    );
    const instance = TestInstance.start(process);

    instance.do({ type: 'deliver-signal', subscriptionId: instance.subscription('b'), payload: {} });

    expect(instance.tasks().map((id) => id.split(':')[0])).toEqual(['a']);
  });
});

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

describe('starts, ends and throws', () => {
  test('given several starts, when one is named, then the instance begins there', async () => {
    const process = await processOf(
      `<startEvent id="s"><extensionElements><zeebe:formDefinition formId="f"/></extensionElements></startEvent><startEvent id="m"><messageEventDefinition messageRef="m_news"/></startEvent><startEvent id="d">${timer('Cycle', '0 0 6 * * MON')}</startEvent><task id="a"/><task id="b"/>${flows('s->a', 'm->b', 'd->b')}`,
      message('news'),
    );
    const instance = new TestInstance(process).do({ type: 'start', elementId: 'm', variables: { payload: 1 } });

    expect(instance.completed()).toEqual(['m', 'b']);
    expect(process.startEvents).toMatchObject([
      { elementId: 's', trigger: 'none', formId: 'f' },
      { elementId: 'm', trigger: 'message', messageName: 'news' },
      { elementId: 'd', trigger: 'timer', timer: { kind: 'cycle', text: '0 0 6 * * MON' } },
    ]);
    expect(() => new TestInstance(process).do({ type: 'start', elementId: 'a', variables: {} })).toThrow(
      expect.objectContaining({ code: 'START_NOT_FOUND' }),
    );
  });

  test('given a terminate end event in a sub-process, when reached, then only its scope ends', async () => {
    const inner = `<startEvent id="i"/><parallelGateway id="f"/><userTask id="u"/><userTask id="v"/><endEvent id="x"><terminateEventDefinition/></endEvent>${flows('i->f', 'f->u', 'f->v', 'u->x')}`;
    const process = await processOf(
      `${frame}<subProcess id="t">${inner}</subProcess>${after}${flows('s->t', 't->a', 'a->e')}`,
    );

    const instance = TestInstance.start(process).complete('u');

    expect(instance.tasks().map((id) => id.split(':')[0])).toEqual(['a']);
    expect(instance.complete('a').outcome()).toBe('completed');
  });

  test('given a terminate end event of the process, when reached, then the instance is terminated', async () => {
    const process = await processOf(
      `<startEvent id="s"/><parallelGateway id="f"/><userTask id="u"/><userTask id="v"/><endEvent id="x"><terminateEventDefinition/></endEvent>${flows('s->f', 'f->u', 'f->v', 'u->x')}`,
    );

    const instance = TestInstance.start(process).complete('u');

    expect(instance.all('end')).toMatchObject([{ outcome: 'terminated', elementId: 'x' }]);
    expect(instance.tasks()).toEqual([]);
  });

  test('given a signal that is thrown, when reached, then it leaves with its payload and the token goes on', async () => {
    const process = await processOf(
      `${frame}<intermediateThrowEvent id="g">${extensions({ inputs: { payload: '={n: n}' } })}<signalEventDefinition signalRef="x"/></intermediateThrowEvent>${flows('s->g', 'g->e')}`,
      '<signal id="x" name="sig.x"/>',
    );
    const instance = TestInstance.start(process, { n: 1 });

    expect(instance.all('throw-signal')).toEqual([
      { type: 'throw-signal', name: 'sig.x', elementId: 'g', payload: { n: 1 } },
    ]);
    expect(instance.outcome()).toBe('completed');
  });

  test('given an instance with everything open, when it is canceled, then everything is closed', async () => {
    const process = await processOf(
      `${frame}<parallelGateway id="f"/>${host}${boundary('b', timer('Duration', 'PT1H'))}${service('j')}<intermediateCatchEvent id="c"><messageEventDefinition messageRef="m_news"/></intermediateCatchEvent><callActivity id="k">${extensions({ other: '<zeebe:calledElement processId="x"/>' })}</callActivity>${flows('s->f', 'f->t', 'f->j', 'f->c', 'f->k')}`,
      message('news'),
    );
    const instance = TestInstance.start(process, { key: 'k' });

    instance.do({ type: 'cancel', reason: 'duplicate' });

    expect(instance.latest.map((effect) => effect.type).toSorted()).toEqual(
      ['cancel-called', 'cancel-job', 'cancel-timer', 'close-subscription', 'close-user-task', 'end'].toSorted(),
    );
    expect(instance.state.tokens).toHaveLength(1);
    expect(instance.state.waits).toEqual([]);
  });
});
