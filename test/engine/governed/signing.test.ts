import { describe, expect, test } from 'vitest';

import { migrate, type SigningOrder } from '../../../engine/index.ts';
import { TestInstance } from '../support/instance.ts';
import { extensions, flows, processOf, timer } from '../support/model.ts';
import { hand, refusalOf } from './support.ts';

const ends = '<startEvent id="s"/><endEvent id="e"/>';
const one = `${ends}<userTask id="a">${extensions({ outputs: { verdict: '=decision' }, other: '<zeebe:assignmentDefinition candidateGroups="desk"/>' })}</userTask><userTask id="b"/>${flows('s->a', 'a->b', 'b->e')}`;
const agree = { opinion: 'agree', comment: 'fine' };

function add(instance: TestInstance, order: SigningOrder, signer = 'bo', taskId = instance.tasks('a')[0] ?? '') {
  return { type: 'add-signer', taskId, signer, order, ...hand } as const;
}

/** Open tasks at `a` by who has them; the task itself has nobody. */
function open(instance: TestInstance): readonly (string | null)[] {
  const ids = instance.tasks('a');
  return instance
    .all('open-user-task')
    .filter(({ taskId }) => ids.includes(taskId))
    .map(({ assignee }) => assignee);
}

function taskOf(instance: TestInstance, assignee: string | null): string {
  const ids = instance.tasks('a');
  return (
    instance.all('open-user-task').find((task) => ids.includes(task.taskId) && task.assignee === assignee)?.taskId ?? ''
  );
}

function answer(instance: TestInstance, assignee: string | null, variables: object = agree): TestInstance {
  return instance.do({ type: 'complete-user-task', taskId: taskOf(instance, assignee), variables: { ...variables } });
}

describe('a signer beside an ordinary task', () => {
  test('given one who signs before, then the task cannot be completed until the answer is there, and the answer writes nothing', async () => {
    const instance = TestInstance.start(await processOf(one));
    const task = taskOf(instance, null);
    instance.do(add(instance, 'before'));
    expect(instance.latest).toMatchObject([
      { type: 'open-user-task', assignee: 'bo', signs: task, formId: null, candidateGroups: [] },
    ]);

    expect(refusalOf(instance, { type: 'complete-user-task', taskId: task, variables: {} })).toEqual([
      'SIGNATURES_MISSING',
      'a',
    ]);
    answer(instance, 'bo', { ...agree, decision: 'from bo' });
    answer(instance, null, { decision: 'approve' });

    expect(instance.variables).toEqual({ verdict: 'approve' });
    expect(instance.history.find(({ lifecycle }) => lifecycle === 'signed')).toMatchObject({
      elementId: 'a',
      details: agree,
    });
    expect(instance.complete('b').outcome()).toBe('completed');
  });

  test.each([
    ['bo', null],
    [null, 'bo'],
  ])('given one who signs beside, when %s and then %s answers, then the step is over', async (first, second) => {
    const instance = TestInstance.start(await processOf(one));
    instance.do(add(instance, 'beside'));

    answer(instance, first, { ...agree, decision: 'approve' });
    expect(instance.tasks('b')).toEqual([]);
    answer(instance, second, { ...agree, decision: 'approve' });

    expect(instance.tasks('b')).toHaveLength(1);
    expect(instance.variables).toEqual({ verdict: 'approve' });
  });

  test('given two who sign afterwards, then each is asked after the other once the task is completed', async () => {
    const instance = TestInstance.start(await processOf(one));
    instance.do(add(instance, 'after')).do(add(instance, 'after', 'cy', taskOf(instance, null)));
    expect(open(instance)).toEqual([null]);

    answer(instance, null, { decision: 'approve' });
    expect(open(instance)).toEqual(['bo']);
    answer(instance, 'bo');
    expect(open(instance)).toEqual(['cy']);
    answer(instance, 'cy');

    expect(instance.tasks('b')).toHaveLength(1);
    expect(instance.variables).toEqual({ verdict: 'approve' });
  });

  test('given open signatures, when the task is interrupted, then they are canceled with it; and a claim of one ends no response clock', async () => {
    const process = await processOf(
      `${ends}<userTask id="a"/><boundaryEvent id="t" attachedToRef="a">${timer('Duration', 'PT1H')}</boundaryEvent>
       <boundaryEvent id="r" attachedToRef="a" cancelActivity="false">${extensions({ properties: { untilClaim: 'true' } })}${timer('Duration', 'PT2H')}</boundaryEvent>${flows('s->a', 'a->e', 't->e', 'r->e')}`,
    );
    const instance = TestInstance.start(process);
    instance.do(add(instance, 'before'));

    instance.do({ type: 'claim-task', taskId: taskOf(instance, 'bo'), userId: 'bo' });
    expect(instance.latest).toEqual([]);
    instance.fire('t');

    expect(open(instance)).toEqual([]);
    expect(instance.outcome()).toBe('completed');
  });
});

test('given an open signature, when the instance moves to a model that calls the task otherwise, then it stays open and has no events of its own', async () => {
  const old = await processOf(one);
  const renamed = one.replaceAll('"a"', '"z"').replaceAll('a_b', 'z_b').replaceAll('s_a', 's_z');
  const boundary = `<boundaryEvent id="t" attachedToRef="z">${timer('Duration', 'PT1H')}</boundaryEvent>`;
  const now = await processOf(`${renamed}${boundary}`);
  const instance = TestInstance.start(old).do(add(TestInstance.start(old), 'before'));
  const env = { now: new Date('2026-11-22T02:00:00Z'), zone: 'UTC', instanceId: 'i1' };

  const moved = migrate(
    { from: old, to: now, mapping: { s: 's', a: 'z', b: 'b', e: 'e' }, timers: 'keep' },
    instance.state,
    env,
  );

  if (moved.type !== 'moved') throw new Error(JSON.stringify(moved));
  const [task, signature] = moved.state.tokens.slice(1);
  expect([task?.at, signature?.at, signature?.signer]).toEqual(['z', 'z', 'before']);
  expect(moved.effects.filter(({ type }) => type === 'rename-work')).toHaveLength(1);
  expect(moved.effects.filter(({ type }) => type === 'renew-user-task')).toHaveLength(1);
  expect(moved.state.waits).toMatchObject([{ at: 't' }]);
});

describe('a joint signature', () => {
  test('given three people of whom two are enough, when two have answered, then the third is not asked any more and the task may be completed', async () => {
    const instance = TestInstance.start(await processOf(one));
    instance.do({
      type: 'joint-sign',
      taskId: taskOf(instance, null),
      signers: ['bo', 'cy', 'di'],
      needed: 2,
      ...hand,
    });
    expect(open(instance)).toEqual([null, 'bo', 'cy', 'di']);

    answer(instance, 'cy');
    expect(refusalOf(instance, { type: 'complete-user-task', taskId: taskOf(instance, null), variables: {} })[0]).toBe(
      'SIGNATURES_MISSING',
    );
    answer(instance, 'bo');
    expect(open(instance)).toEqual([null]);
    answer(instance, null, { decision: 'approve' });

    expect(instance.tasks('b')).toHaveLength(1);
  });

  test.each([
    [['bo'], 1],
    [['bo', 'bo'], 1],
    [['bo', 'cy'], 0],
    [['bo', 'cy'], 3],
    [['bo', 'cy'], 1.5],
  ])('given %j and %d needed, then that is refused', async (signers, needed) => {
    const instance = TestInstance.start(await processOf(one));
    const command = { type: 'joint-sign', taskId: taskOf(instance, null), signers, needed, ...hand } as const;
    expect(refusalOf(instance, command)).toEqual(['SIGNER_REFUSED', 'a']);
  });

  test('given a signature, when it is signed in turn, skipped or moved, then that is refused', async () => {
    const instance = TestInstance.start(await processOf(one));
    instance.do(add(instance, 'before'));
    const tokenId = instance.state.tokens.find((token) => token.signer)?.id ?? 0;

    expect(refusalOf(instance, add(instance, 'before', 'cy', taskOf(instance, 'bo')))[0]).toBe('SIGNER_REFUSED');
    expect(refusalOf(instance, { type: 'skip', tokenId, ...hand })[0]).toBe('SKIP_REFUSED');
    expect(refusalOf(instance, { type: 'move-token', tokenId, to: 'b', ...hand })[0]).toBe('MOVE_OUT_OF_LOOP');
  });
});

describe('a signer in a multi-instance task', () => {
  const votes = (attributes: string, assignee = 'approver.userId') =>
    processOf(
      `${ends}<userTask id="a">${extensions({
        other: `<zeebe:assignmentDefinition assignee="=${assignee}"/>`,
        outputs: { vote: '={userId: approver.userId, role: approver.role, veto: approver.veto, decision: decision}' },
      })}<multiInstanceLoopCharacteristics ${attributes}><extensionElements><zeebe:loopCharacteristics inputCollection="=approvers" inputElement="approver" outputCollection="votes" outputElement="=vote"/></extensionElements></multiInstanceLoopCharacteristics></userTask>${flows('s->a', 'a->e')}`,
    );
  const approvers = [
    { userId: 'x', role: 'cab', veto: true },
    { userId: 'y', role: 'cab' },
  ];

  test('given a parallel one, when a person is added, then the vote counts like the others and a right of veto is not passed on', async () => {
    const instance = TestInstance.start(await votes(''), { approvers });
    instance.do(add(instance, 'beside'));
    expect(open(instance)).toEqual(['x', 'y', 'bo']);

    for (const who of ['bo', 'x', 'y']) answer(instance, who, { decision: who });

    expect(instance.outcome()).toBe('completed');
    expect(instance.variable('votes')).toMatchObject([
      { userId: 'x', veto: true, decision: 'x' },
      { userId: 'y', decision: 'y' },
      { userId: 'bo', role: 'cab', veto: null, decision: 'bo' },
    ]);
  });

  test.each<readonly [SigningOrder, readonly string[]]>([
    ['before', ['bo', 'x', 'y']],
    ['after', ['x', 'bo', 'y']],
  ])(
    'given a sequential one, when a person is added %s the open instance, then they vote in the order %j',
    async (order, asked) => {
      const instance = TestInstance.start(await votes('isSequential="true"'), { approvers });
      instance.do(add(instance, order));
      const seen: (string | null)[] = [];
      while (instance.outcome() === null) {
        const [who = null] = open(instance);
        seen.push(who);
        answer(instance, who, { decision: 'ok' });
      }

      expect(seen).toEqual(asked);
      expect(instance.variable('votes')).toMatchObject(asked.map((userId) => ({ userId, decision: 'ok' })));
    },
  );

  test('given the wrong order, or items that name nobody, then that is refused', async () => {
    const parallel = TestInstance.start(await votes(''), { approvers });
    const sequential = TestInstance.start(await votes('isSequential="true"'), { approvers });
    const nameless = TestInstance.start(await votes('', 'string(approver)'), { approvers: [1, 2] });

    expect(refusalOf(parallel, add(parallel, 'before'))).toEqual(['SIGNER_REFUSED', 'a']);
    expect(refusalOf(sequential, add(sequential, 'beside'))).toEqual(['SIGNER_REFUSED', 'a']);
    expect(refusalOf(nameless, add(nameless, 'beside'))).toEqual(['SIGNER_REFUSED', 'a']);
  });
});
