import { expect, test } from 'vitest';

import { TestInstance } from './support/instance.ts';
import { extensions, flows, message, processOf, service, timer } from './support/model.ts';

const start = '<startEvent id="s"/>';
const end = '<endEvent id="e"/>';

test('given a user task, when it is completed, then its outputs are mapped and the instance ends', async () => {
  const task = `<userTask id="t">${extensions({
    other:
      '<zeebe:formDefinition formId="f"/><zeebe:assignmentDefinition assignee="=owner" candidateGroups="a, b"/><zeebe:taskSchedule dueDate="=now() + duration(&quot;PT30M&quot;)"/><zeebe:priorityDefinition priority="=90"/>',
    inputs: { shown: '=number' },
    outputs: { 'record.impact': '=impact', done: '=true' },
    properties: { role: 'desk', status: 'assigned', stage: 'being-assessed' },
  })}</userTask>`;
  const process = await processOf(start + task + end + flows('s->t', 't->e'));

  const instance = TestInstance.start(process, { owner: 'ada', number: 7 }, { record: { impact: 'low', title: 'x' } });
  const [open] = instance.all('open-user-task');
  instance.complete('t', { impact: 'high', other: 1 });

  expect(open).toEqual({
    type: 'open-user-task',
    taskId: expect.stringMatching(/^t:\d+$/),
    elementId: 't',
    formId: 'f',
    assignee: 'ada',
    candidateGroups: ['a', 'b'],
    candidateUsers: [],
    dueAt: new Date('2026-11-22T02:30:00Z'),
    followUpAt: null,
    priority: 90,
    properties: { role: 'desk', status: 'assigned', stage: 'being-assessed' },
    inputs: { shown: 7 },
  });
  expect(instance.all('set-status')).toEqual([{ type: 'set-status', status: 'assigned', elementId: 't' }]);
  expect(instance.all('set-stage')).toHaveLength(1);
  expect(instance.record).toEqual({ impact: 'high', title: 'x' });
  expect(instance.variables).toEqual({ owner: 'ada', number: 7, done: true });
  expect(instance.all('write-record')).toEqual([{ type: 'write-record', fields: { impact: 'high' } }]);
  expect(instance.all('end')).toMatchObject([{ outcome: 'completed', elementId: 'e', variables: { done: true } }]);
});

test('given a service task, when its job is answered, then unmapped results go to the instance', async () => {
  const process = await processOf(start + service('notify') + end + flows('s->notify', 'notify->e'));

  const instance = TestInstance.start(process).answerJob('notify', { messageId: 'm1' });

  expect(instance.all('create-job')).toMatchObject([{ service: 'notify', retries: 3, inputs: {} }]);
  expect(instance.variables).toEqual({ messageId: 'm1' });
  expect(instance.outcome()).toBe('completed');
});

test('given a decision, when it is answered, then its result is mapped; when it fails, it stalls and asks again on retry', async () => {
  const rule = `<businessRuleTask id="r">${extensions({
    other: '<zeebe:calledDecision decisionId="priority" resultVariable="result"/>',
    inputs: { impact: '=record.impact' },
    outputs: { 'record.priority': '=result.priority' },
  })}</businessRuleTask>`;
  const process = await processOf(start + rule + end + flows('s->r', 'r->e'));
  const instance = TestInstance.start(process, {}, { record: {} });
  const request = () => instance.all('evaluate-decision').at(-1)?.decisionRequestId ?? '';

  instance.do({ type: 'fail-decision', decisionRequestId: request(), code: 'RULE_FACT_MISSING', message: 'impact' });
  expect(instance.stalls()).toEqual(['RULE_FACT_MISSING']);
  instance.record = { impact: 'high' };
  instance.do({ type: 'retry-stall', stallId: instance.all('stall')[0]?.stallId ?? '' });
  instance.do({ type: 'answer-decision', decisionRequestId: request(), result: { priority: 'P1' } });

  expect(process.decisionIds).toEqual(['priority']);
  expect(instance.all('evaluate-decision').map((effect) => effect.facts)).toEqual([
    { impact: null },
    { impact: 'high' },
  ]);
  expect(instance.stalls()).toEqual([]);
  expect(instance.record).toEqual({ impact: 'high', priority: 'P1' });
  expect(instance.variables).toEqual({});
});

test('given a script task, when it runs, then its result variable counts on', async () => {
  const script =
    '<scriptTask id="c"><extensionElements><zeebe:script expression="=get or else(passes, 0) + 1" resultVariable="passes"/></extensionElements></scriptTask>';
  const process = await processOf(start + script + end + flows('s->c', 'c->e'));

  expect(TestInstance.start(process, { passes: 4 }).variables).toEqual({ passes: 5 });
  expect(TestInstance.start(process, { passes: 'x' }).stalls()).toEqual(['SCRIPT_FAILED']);
});

test('given manual and undefined tasks, when reached, then they are recorded and passed', async () => {
  const process = await processOf(`${start}<manualTask id="m"/><task id="t"/>${end}${flows('s->m', 'm->t', 't->e')}`);

  expect(TestInstance.start(process).completed()).toEqual(['s', 'm', 't', 'e']);
});

test('given a send task and a throwing message, when reached, then both wait for send-message', async () => {
  const send = `<sendTask id="a">${extensions({
    other:
      '<zeebe:taskDefinition type="send-message"/><zeebe:taskHeaders><zeebe:header key="message" value="msg.a"/></zeebe:taskHeaders>',
    inputs: { correlationKey: '=key', payload: '={n: 1}' },
  })}</sendTask>`;
  const thrown = `<intermediateThrowEvent id="b">${extensions({
    other:
      '<zeebe:taskDefinition type="send-message"/><zeebe:taskHeaders><zeebe:header key="message" value="msg.b"/></zeebe:taskHeaders>',
  })}<messageEventDefinition/></intermediateThrowEvent>`;
  const process = await processOf(start + send + thrown + end + flows('s->a', 'a->b', 'b->e'));

  const instance = TestInstance.start(process, { key: 'k' }).answerJob('a').answerJob('b');

  expect(process.messageNames).toEqual({ thrown: ['msg.a', 'msg.b'], caught: [] });
  expect(instance.all('create-job')).toMatchObject([
    { service: 'send-message', headers: { message: 'msg.a' }, inputs: { correlationKey: 'k', payload: { n: 1 } } },
    { service: 'send-message', headers: { message: 'msg.b' }, inputs: {} },
  ]);
  expect(instance.outcome()).toBe('completed');
});

test('given a receive task, when its message comes, then the payload is mapped', async () => {
  const receive = `<receiveTask id="r" messageRef="m_news">${extensions({ outputs: { got: '=payload.x' } })}</receiveTask>`;
  const process = await processOf(start + receive + end + flows('s->r', 'r->e'), message('news'));

  const instance = TestInstance.start(process, { key: 'k' });
  instance.deliver('r', { x: 5 });

  expect(instance.all('open-subscription')).toMatchObject([{ event: 'message', name: 'news', correlationKey: 'k' }]);
  expect(instance.variables).toEqual({ key: 'k', got: 5 });
  expect(instance.outcome()).toBe('completed');
});

test('given a call activity, when the called instance ends, then its variables come out as mapped', async () => {
  const call = `<callActivity id="c">${extensions({
    other:
      '<zeebe:calledElement processId="wait-for-change" propagateAllChildVariables="false" propagateAllParentVariables="false"/>',
    inputs: { source: '=number' },
    outputs: { 'change.outcome': '=outcome' },
    properties: { sameRecord: 'true' },
  })}</callActivity>`;
  const process = await processOf(start + call + end + flows('s->c', 'c->e'));
  const instance = TestInstance.start(process, { number: 'INC-1', secret: 1 });
  const [started] = instance.all('start-called');

  instance.do({ type: 'complete-call', callId: started?.callId ?? '', variables: { outcome: 'done', other: 2 } });

  expect(started).toMatchObject({ processId: 'wait-for-change', variables: { source: 'INC-1' }, sameRecord: true });
  expect(instance.variables).toEqual({ number: 'INC-1', secret: 1, change: { outcome: 'done' } });
  expect(process.calledProcessIds).toEqual(['wait-for-change']);
});

test('given a call without mapping, when it ends, then everything goes in and comes out', async () => {
  const call = `<callActivity id="c">${extensions({ other: '<zeebe:calledElement processId="x"/>' })}</callActivity>`;
  const process = await processOf(start + call + end + flows('s->c', 'c->e'));
  const instance = TestInstance.start(process, { a: 1 });
  const [started] = instance.all('start-called');

  instance.do({ type: 'complete-call', callId: started?.callId ?? '', variables: { a: 2, b: 3 } });

  expect(started?.variables).toEqual({ a: 1 });
  expect(instance.variables).toEqual({ a: 2, b: 3 });
});

test('given a called instance that was canceled, when the call is retried, then it is called again', async () => {
  const call = `<callActivity id="c">${extensions({ other: '<zeebe:calledElement processId="x"/>' })}</callActivity>`;
  const process = await processOf(start + call + end + flows('s->c', 'c->e'));
  const instance = TestInstance.start(process);
  const calls = () => instance.all('start-called').map((effect) => effect.callId);

  instance.do({ type: 'fail-call', callId: calls()[0] ?? '', message: 'canceled' });
  expect(instance.stalls()).toEqual(['CALL_FAILED']);
  instance.do({ type: 'retry-stall', stallId: instance.all('stall')[0]?.stallId ?? '' });

  expect(new Set(calls()).size).toBe(2);
});

test('given a failed job, when the stall is retried, then a new job is created and the old one refused', async () => {
  const process = await processOf(start + service('a') + end + flows('s->a', 'a->e'));
  const instance = TestInstance.start(process);
  const first = instance.job('a');

  instance.do({ type: 'fail-job', jobId: first, message: 'no route' });
  expect(instance.all('stall')).toMatchObject([{ code: 'JOB_FAILED', elementId: 'a' }]);
  instance.do({ type: 'retry-stall', stallId: instance.all('stall')[0]?.stallId ?? '' });

  expect(instance.job('a')).not.toBe(first);
  expect(() => instance.do({ type: 'complete-job', jobId: first, variables: {} })).toThrow(/not open/);
  expect(instance.answerJob('a').outcome()).toBe('completed');
});

test('given a task that was completed, when it is completed again, then the command is refused', async () => {
  const process = await processOf(`${start}<userTask id="t"/><userTask id="u"/>${end}${flows('s->t', 't->u', 'u->e')}`);
  const instance = TestInstance.start(process);
  const [taskId = ''] = instance.tasks('t');
  instance.complete('t');

  expect(() => instance.do({ type: 'complete-user-task', taskId, variables: {} })).toThrow(
    expect.objectContaining({ code: 'TOKEN_NOT_WAITING' }),
  );
  instance.complete('u');
  expect(() => instance.do({ type: 'complete-user-task', taskId, variables: {} })).toThrow(
    expect.objectContaining({ code: 'INSTANCE_ENDED' }),
  );
});

test('given a task that is saved, when it is updated, then outputs are mapped, it stays open, and nothing lingers', async () => {
  const task = `<userTask id="t">${extensions({ outputs: { 'record.note': '=note', seen: '=draft' } })}</userTask>`;
  const process = await processOf(start + task + end + flows('s->t', 't->e'));
  const instance = TestInstance.start(process, {}, { record: {} });
  const [taskId = ''] = instance.tasks('t');

  instance.do({ type: 'update-task', taskId, variables: { note: 'a', draft: 1 } });
  expect(instance.record).toEqual({ note: 'a' });
  instance.complete('t', { note: 'b' });

  expect(instance.record).toEqual({ note: 'b' });
  expect(instance.variables).toEqual({ seen: null });
});

test.each([
  ['an assignee that is no text', '<zeebe:assignmentDefinition assignee="=[1]"/>', 'NOT_A_TEXT'],
  ['groups that are no texts', '<zeebe:assignmentDefinition candidateGroups="=[1]"/>', 'NOT_A_LIST_OF_TEXT'],
  ['a duration as due date', '<zeebe:taskSchedule dueDate="PT8H"/>', 'NOT_A_DATE'],
  ['a priority out of range', '<zeebe:priorityDefinition priority="=200"/>', 'NOT_A_PRIORITY'],
])('given %s, when the task is reached, then it stalls and opens no task', async (_, other, code) => {
  const process = await processOf(
    `${start}<userTask id="t">${extensions({ other })}</userTask>${end}${flows('s->t', 't->e')}`,
  );

  const instance = TestInstance.start(process);

  expect(instance.stalls()).toEqual([code]);
  expect(instance.tasks()).toEqual([]);
});

test('given an untilClaim timer on a call, when a task inside the called instance is claimed, then it is canceled', async () => {
  const call = `<callActivity id="c">${extensions({ other: '<zeebe:calledElement processId="x"/>' })}</callActivity>`;
  const late = `<boundaryEvent id="b" attachedToRef="c" cancelActivity="false">${extensions({ properties: { untilClaim: 'true' } })}${timer('Duration', 'PT1H')}</boundaryEvent>`;
  const process = await processOf(start + call + late + end + flows('s->c', 'c->e'));
  const instance = TestInstance.start(process);
  const callId = instance.all('start-called')[0]?.callId ?? '';

  instance.do({ type: 'called-task-claimed', callId }).do({ type: 'called-task-claimed', callId });

  expect(instance.all('cancel-timer')).toEqual([{ type: 'cancel-timer', timerId: instance.timer('b') }]);
  expect(instance.state.waits).toEqual([]);
});
