import { describe, expect, test } from 'vitest';

import { repetitionOf } from '../../engine/index.ts';
import { TestInstance } from './support/instance.ts';
import { extensions, flows, processOf, timer } from './support/model.ts';

const frame = '<startEvent id="s"/><endEvent id="e"/>';
const votes = (completion: string, attributes = '') =>
  `<multiInstanceLoopCharacteristics ${attributes}><extensionElements><zeebe:loopCharacteristics inputCollection="=approvers" inputElement="approver" outputCollection="votes" outputElement="=vote"/></extensionElements>${completion === '' ? '' : `<completionCondition xsi:type="tFormalExpression">=${completion}</completionCondition>`}</multiInstanceLoopCharacteristics>`;
const approval = (loop: string) =>
  `<userTask id="t">${extensions({
    other: '<zeebe:assignmentDefinition assignee="=approver.userId"/>',
    outputs: { vote: '={userId: approver.userId, decision: decision}' },
  })}${loop}</userTask>`;
const approvers = [{ userId: 'a' }, { userId: 'b' }, { userId: 'c' }];

function assignees(instance: TestInstance) {
  const open = instance.tasks('t');
  return instance
    .all('open-user-task')
    .filter((effect) => open.includes(effect.taskId))
    .map((effect) => effect.assignee);
}

describe('multi-instance user task', () => {
  test('given a parallel one, when all have voted, then votes stand in the order of the collection', async () => {
    const process = await processOf(`${frame}${approval(votes(''))}${flows('s->t', 't->e')}`);
    const instance = TestInstance.start(process, { approvers });
    expect(assignees(instance)).toEqual(['a', 'b', 'c']);
    const [first = '', , third = ''] = instance.tasks('t');

    instance.do({ type: 'complete-user-task', taskId: third, variables: { decision: 'approve' } });
    instance.do({ type: 'complete-user-task', taskId: first, variables: { decision: 'reject' } });
    instance.complete('t', { decision: 'approve' });

    expect(instance.variable('votes')).toEqual([
      { userId: 'a', decision: 'reject' },
      { userId: 'b', decision: 'approve' },
      { userId: 'c', decision: 'approve' },
    ]);
    expect(instance.variable('vote')).toBeUndefined();
    expect(instance.outcome()).toBe('completed');
  });

  test('given a quorum, when it is certain, then the open tasks are canceled', async () => {
    const quorum =
      'count(votes[item.decision = "approve"]) &gt;= 2 or count(votes[item.decision = "reject"]) &gt; numberOfInstances - 2';
    const process = await processOf(`${frame}${approval(votes(quorum))}${flows('s->t', 't->e')}`);
    const instance = TestInstance.start(process, { approvers });

    instance.complete('t', { decision: 'approve' }).complete('t', { decision: 'approve' });

    expect(instance.outcome()).toBe('completed');
    expect(instance.all('close-user-task').map((effect) => effect.reason)).toEqual([
      'completed',
      'completed',
      'canceled',
    ]);
  });

  test('given a sequential one, when one is done, then the next begins', async () => {
    const process = await processOf(`${frame}${approval(votes('', 'isSequential="true"'))}${flows('s->t', 't->e')}`);
    const instance = TestInstance.start(process, { approvers });
    expect(assignees(instance)).toEqual(['a']);

    instance.complete('t', { decision: 'x' });
    expect(assignees(instance)).toEqual(['b']);
    instance.complete('t', { decision: 'y' }).complete('t', { decision: 'z' });

    expect(instance.outcome()).toBe('completed');
    expect(instance.variable('votes')).toMatchObject([{ decision: 'x' }, { decision: 'y' }, { decision: 'z' }]);
  });

  test.each([
    [
      'numberOfInstances = 3 and numberOfActiveInstances = 2 and numberOfCompletedInstances = 1 and numberOfTerminatedInstances = 0',
      '',
    ],
    ['numberOfInstances = 3 and numberOfActiveInstances = 0 and numberOfCompletedInstances = 1', 'isSequential="true"'],
    ['loopCounter = 1 and approver.userId = "a"', ''],
  ])('given the counters in %s, when the first is done, then they count it', async (condition, attributes) => {
    const process = await processOf(`${frame}${approval(votes(condition, attributes))}${flows('s->t', 't->e')}`);

    expect(TestInstance.start(process, { approvers }).complete('t').outcome()).toBe('completed');
  });

  test('given an empty collection, when reached, then it completes at once with an empty list', async () => {
    const process = await processOf(`${frame}${approval(votes(''))}${flows('s->t', 't->e')}`);

    const instance = TestInstance.start(process, { approvers: [] });

    expect(instance.outcome()).toBe('completed');
    expect(instance.variable('votes')).toEqual([]);
  });

  test('given something that is no list, when reached, then it stalls', async () => {
    const process = await processOf(`${frame}${approval(votes(''))}${flows('s->t', 't->e')}`);

    expect(TestInstance.start(process, { approvers: 'a' }).stalls()).toEqual(['NOT_A_COLLECTION']);
  });

  test('given a completion condition that is no boolean, when one is done, then it stalls uncounted and can be retried', async () => {
    const process = await processOf(
      `${frame}${approval(votes('numberOfCompletedInstances &gt;= enough'))}${flows('s->t', 't->e')}`,
    );
    const instance = TestInstance.start(process, { approvers }).complete('t', { decision: 'x' });
    expect(instance.stalls()).toEqual(['CONDITION_NOT_BOOLEAN']);

    instance.do({ type: 'set-variables', variables: { enough: 1 } });
    instance.do({ type: 'retry-stall', stallId: instance.all('stall')[0]?.stallId ?? '' });

    expect(instance.outcome()).toBe('completed');
    expect(instance.variable('votes')).toEqual([{ userId: 'a', decision: 'x' }, null, null]);
  });

  test('given a boundary timer on it, when it fires, then the whole body is canceled', async () => {
    const process = await processOf(
      `${frame}${approval(votes(''))}<boundaryEvent id="b" attachedToRef="t">${timer('Duration', 'P5D')}</boundaryEvent>${flows('s->t', 't->e', 'b->e')}`,
    );
    const instance = TestInstance.start(process, { approvers }).complete('t');
    expect(instance.all('schedule-timer')).toHaveLength(1);

    instance.fire('b');

    expect(instance.tasks()).toEqual([]);
    expect(instance.outcome()).toBe('completed');
  });
});

describe('multi-instance of other activities', () => {
  const loop = (collection: string, element: string) =>
    `<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=${collection}" inputElement="${element}"/></extensionElements></multiInstanceLoopCharacteristics>`;

  test('given a send task over numbers, when reached, then one message each is sent', async () => {
    const send = `<sendTask id="t">${extensions({ other: '<zeebe:taskDefinition type="send-message"/>', inputs: { correlationKey: '=number' } })}${loop('numbers', 'number')}</sendTask>`;
    const process = await processOf(`${frame}${send}${flows('s->t', 't->e')}`);
    const instance = TestInstance.start(process, { numbers: ['x', 'y'] });

    for (const job of instance.all('create-job'))
      instance.do({ type: 'complete-job', jobId: job.jobId, variables: {} });

    expect(instance.all('create-job').map((job) => job.inputs)).toEqual([
      { correlationKey: 'x' },
      { correlationKey: 'y' },
    ]);
    expect(instance.outcome()).toBe('completed');
  });

  test('given a sub-process with its own timer, when one times out, then the others go on', async () => {
    const inner = `<startEvent id="i"/><userTask id="u"/><boundaryEvent id="ub" attachedToRef="u">${timer('Duration', 'PT1H')}</boundaryEvent><endEvent id="x"/>${flows('i->u', 'u->x', 'ub->x')}`;
    const process = await processOf(
      `${frame}<subProcess id="t">${loop('items', 'one')}${inner}</subProcess>${flows('s->t', 't->e')}`,
    );
    const instance = TestInstance.start(process, { items: [1, 2] });

    instance.fire('ub');
    expect(instance.tasks('u')).toHaveLength(1);

    expect(instance.complete('u').outcome()).toBe('completed');
  });

  test('given a called process per item, when all have ended, then the body completes', async () => {
    const call = `<callActivity id="t">${extensions({ other: '<zeebe:calledElement processId="c" propagateAllChildVariables="false"/>', inputs: { n: '=one' } })}${loop('items', 'one')}</callActivity>`;
    const process = await processOf(`${frame}${call}${flows('s->t', 't->e')}`);
    const instance = TestInstance.start(process, { items: [1, 2] });

    for (const { callId } of instance.all('start-called'))
      instance.do({ type: 'complete-call', callId, variables: {} });

    expect(instance.outcome()).toBe('completed');
  });

  test('given a cardinality, when reached, then as many instances run', async () => {
    const process = await processOf(
      `${frame}<userTask id="t"><multiInstanceLoopCharacteristics><loopCardinality xsi:type="tFormalExpression">=n * 2</loopCardinality></multiInstanceLoopCharacteristics></userTask>${flows('s->t', 't->e')}`,
    );

    expect(TestInstance.start(process, { n: 2 }).tasks('t')).toHaveLength(4);
  });
});

describe('a task in a repeated sub-process', () => {
  const inside = (attributes: string) =>
    `<subProcess id="sp">${extensions({})}${votes('', attributes)}<startEvent id="ps"/><userTask id="t">${extensions({})}</userTask><userTask id="u">${extensions({})}</userTask><endEvent id="pe"/>${flows('ps->t', 't->u', 'u->pe')}</subProcess>`;
  const begun = async (attributes: string) => {
    const process = await processOf(`${frame}${inside(attributes)}${flows('s->sp', 'sp->e')}`);
    return { process, instance: TestInstance.start(process, { approvers }) };
  };

  test('given a sequential one, then all instances are one round, and what is asked again comes after the others', async () => {
    const { process, instance } = await begun('isSequential="true"');
    const [first = ''] = instance.tasks('t');
    const round = repetitionOf(process, instance.state, first);
    expect(round).toMatchObject({ item: { userId: 'a' }, others: [], rest: [{ userId: 'b' }, { userId: 'c' }] });
    instance.complete('t').complete('u');
    const [second = ''] = instance.tasks('t');

    instance.do({ type: 'ask-again', taskId: second, items: [{ userId: 'a' }] });

    expect(repetitionOf(process, instance.state, second)).toMatchObject({
      round: round?.round,
      item: { userId: 'b' },
      rest: [{ userId: 'c' }, { userId: 'a' }],
    });
    for (const _ of [1, 2, 3]) instance.complete('t').complete('u');
    expect(instance.outcome()).toBe('completed');
  });

  test('given a parallel one, then the open tasks are the others, and an instance that is not there yet is still to come', async () => {
    const { process, instance } = await begun('');
    const [first = '', second = '', third = ''] = instance.tasks('t');
    instance.do({ type: 'complete-user-task', taskId: first, variables: {} });
    const [later = ''] = instance.tasks('u');

    expect(repetitionOf(process, instance.state, second)).toMatchObject({
      item: { userId: 'b' },
      others: [{ taskId: third, item: { userId: 'c' } }],
      rest: [{ userId: 'a' }],
    });
    expect(repetitionOf(process, instance.state, later)).toMatchObject({
      item: { userId: 'a' },
      others: [],
      rest: [{ userId: 'b' }, { userId: 'c' }],
    });
  });
});
