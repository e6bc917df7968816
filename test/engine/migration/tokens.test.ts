import { describe, expect, test } from 'vitest';
import { EngineError } from '../../../engine/index.ts';
import { boundary, looped, on, sub, undoneBy } from '../conformance/xml.ts';
import { aModel, effectsOf, Moving, refusalOf } from './given.ts';

describe('a task', () => {
  test('given a task the new model still has, when its instance moves, then the token stays with it and goes the new way', async () => {
    const instance = new Moving(await aModel('s->u1->e'));

    const moved = instance.to(await aModel('s->u1->u2->e'));

    expect(moved).toMatchObject({
      type: 'moved',
      effects: [{ type: 'renew-user-task', taskId: 'u1:2', task: { taskId: 'u1:2', elementId: 'u1' }, due: 'keep' }],
      waits: { opened: [], reopened: [], dropped: [] },
    });
    expect(instance.history).toEqual(['migrated main', 'migrated u1']);
    expect(instance.done('u1').at).toBe('u2');
  });

  test('given a task that was taken out, when nothing is said of it, then the move is refused and nothing changed', async () => {
    const instance = new Moving(await aModel('s->u1->u2->e'));
    const before = instance.state;

    expect(refusalOf(instance.to(await aModel('s->x1->u2->e', '<exclusiveGateway id="x1"/>')))).toBe('NOT_MAPPED u1');
    expect(instance.state).toEqual(before);
    expect(instance.done('u1').at).toBe('u2');
  });

  test('given a task that was taken out, when a mapping says where to, then it goes on from there under the same number', async () => {
    const instance = new Moving(await aModel('s->u1->u2->e'));

    instance.to(await aModel('s->u2->u3->e'), { u1: 'u2', u2: null });

    expect(instance.ids('u2')).toEqual(['u2:2']);
    expect(instance.done('u2').done('u3').at).toBe('completed');
  });

  test('given inputs the new model adds, when the instance moves, then they are evaluated and the others keep their values', async () => {
    const task = (...inputs: string[]) =>
      `<userTask id="u1"><extensionElements><zeebe:ioMapping>${inputs.join('')}</zeebe:ioMapping></extensionElements></userTask>`;
    const old = '<zeebe:input source="=n" target="kept"/>';
    const instance = new Moving(await aModel('s->u1->e; s->u2->e', task(old)), { n: 1 });
    instance.done('u2', { n: 2 });

    const moved = instance.to(
      await aModel('s->u1->e; s->u2->e', task(old, '<zeebe:input source="=n" target="added"/>')),
    );

    expect(moved).toMatchObject({ effects: [{ task: { inputs: { kept: 1, added: 2 } } }] });
  });

  test('given a task that somebody else has to sign first, when it moves, then the signature stays asked for', async () => {
    const model = (id: string) => aModel(`s->${id}->e; b1->e2`, boundary('b1', id, on.timer()));
    const instance = new Moving(await model('u1')).signedBy('u1', 'u7');

    const moved = instance.to(await model('u5'), { u1: 'u5' });

    expect(effectsOf(moved)).toBe('rename-work u5:4');
    expect(instance.ids('u5')).toEqual(['u5:2', 'u5:4']);
    expect(() => instance.done('u5', {}, 0)).toThrow('1 more signatures');
    expect(instance.done('u5').done('u5', {}, 0).at).toBe('completed');
  });

  test('given an instance that ended, when it is moved, then that is an error', async () => {
    const model = await aModel('s->u1->e');
    const instance = new Moving(model).done('u1');

    expect(() => instance.to(model)).toThrow(EngineError);
  });
});

describe('several tokens', () => {
  test('given a token that waits at a join, when a task was put before it, then the other token completes it', async () => {
    const instance = new Moving(
      await aModel('s->p1->u1->p2->e; p1->u2->p2', '<parallelGateway id="p1"/><parallelGateway id="p2"/>'),
    );
    instance.done('u1');

    instance.to(
      await aModel('s->p1->u1->u3->p2->e; p1->u2->p2', '<parallelGateway id="p1"/><parallelGateway id="p2"/>'),
    );

    expect(instance.done('u2').at).toBe('completed');
  });

  const split = 's->p1->u1->p2->e; p1->u2->p2';
  test.each([
    { given: 'a branch more than begun', to: `${split}; p1->u3->p2`, reason: 'JOIN_INCOMPLETE p2' },
    { given: 'no join any more', to: 's->p1->u1->x1->e; p1->u2->x1', reason: 'JOIN_LOST p2' },
  ])('given both branches at work, when the new model has $given, then the move is refused', async ({ to, reason }) => {
    const instance = new Moving(await aModel(split));

    expect(refusalOf(instance.to(await aModel(to)))).toBe(reason);
  });

  test('given a token that waits at a join, when the new model joins a third branch, then the move is refused', async () => {
    const instance = new Moving(await aModel(split)).done('u1');

    expect(refusalOf(instance.to(await aModel(`${split}; p1->u3->p2`)))).toBe('JOIN_CHANGED p2, JOIN_INCOMPLETE p2');
  });

  test('given a token before the split, when the new model has a third branch, then it moves', async () => {
    const instance = new Moving(await aModel('s->u0->p1->u1->p2->e; p1->u2->p2'));

    instance.to(await aModel('s->u0->p1->u1->p2->e; p1->u2->p2; p1->u3->p2'));

    expect(instance.done('u0').done('u1').done('u2').done('u3').at).toBe('completed');
  });

  test('given an inclusive join that waits for a branch, when that branch leads elsewhere now, then the join goes on at once', async () => {
    const instance = new Moving(await aModel('s->o1->u1->o2->u3->e; o1->u2->o2')).done('u1');

    const moved = instance.to(await aModel('s->o1->u1->o2->u3->e; o1->u2->e2; x9->o2', '<exclusiveGateway id="x9"/>'));

    expect(moved.type).toBe('moved');
    expect(instance.at).toBe('u2 u3');
  });

  test('given tokens at two tasks, when both would stand at one, then the move is refused', async () => {
    const instance = new Moving(await aModel('s->u1->e; s->u2->e'));

    expect(refusalOf(instance.to(await aModel('s->u1->e'), { u2: 'u1' }))).toBe(
      'TOKENS_WOULD_MEET u1, TOKENS_WOULD_MEET u2',
    );
  });
});

describe('scopes, loops and what can be undone', () => {
  test('given a task inside a sub-process, when the sub-process was renamed, then it moves with what is inside', async () => {
    const instance = new Moving(await aModel('s->h1->e', sub('h1', 's1->u1->e1')));

    instance.to(await aModel('s->h2->u9->e', sub('h2', 's1->u1->e1')), { h1: 'h2', s1: 's1', u1: 'u1', e1: 'e1' });

    expect(instance.done('u1').at).toBe('u9');
  });

  test('given a task that was moved into a sub-process, then it has no counterpart', async () => {
    const instance = new Moving(await aModel('s->u1->e'));

    expect(refusalOf(instance.to(await aModel('s->h1->e', sub('h1', 's1->u1->e1'))))).toBe('NOT_MAPPED u1');
  });

  test('given a multi-instance activity at work, when it moves, then its count goes on', async () => {
    const many = (id: string) =>
      looped(
        `<userTask id="${id}"/>`,
        '<multiInstanceLoopCharacteristics isSequential="true"><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>',
      );
    const instance = new Moving(await aModel('s->u1->e', many('u1'))).done('u1');

    instance.to(await aModel('s->u5->e', many('u5')), { u1: 'u5' });

    expect(instance.done('u5').at).toBe('u5');
    expect(instance.done('u5').at).toBe('completed');
  });

  const undoable = 's->t1->u1->i1->u2->e';
  const throwing = `<intermediateThrowEvent id="i1">${on.compensate()}</intermediateThrowEvent>`;
  test('given an activity that can be undone, when it moves, then the new handler undoes it', async () => {
    const instance = new Moving(
      await aModel(undoable, undoneBy('t1', 'u7', '<userTask id="u7" isForCompensation="true"/>') + throwing),
    );

    instance.to(
      await aModel(undoable, undoneBy('t1', 'u8', '<userTask id="u8" isForCompensation="true"/>') + throwing),
      { u7: 'u8' },
    );

    expect(instance.done('u1').at).toBe('u8');
    expect(instance.done('u8').at).toBe('u2');
  });

  test.each([
    { given: 'is not there', notation: 's->u1->i1->u2->e', handler: '', reason: 'UNDO_NOT_MAPPED t1' },
    { given: 'cannot be undone', notation: undoable, handler: '', reason: 'UNDO_LOST t1' },
  ])(
    'given an activity that was done, when in the new model it $given, then the move is refused',
    async ({ notation, handler, reason }) => {
      const instance = new Moving(await aModel(undoable, undoneBy('t1', 't7') + throwing));

      expect(refusalOf(instance.to(await aModel(notation, handler + throwing)))).toBe(reason);
    },
  );
});
