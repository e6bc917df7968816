import { describe, expect, test } from 'vitest';

import { TestInstance } from '../support/instance.ts';
import { extensions, flows, message, processOf, timer } from '../support/model.ts';
import { hand, move, movesAt, refusalOf, returned, tokenAt } from './support.ts';

const ends = '<startEvent id="s"/><endEvent id="e"/>';
const users = (...ids: readonly string[]) => ids.map((id) => `<userTask id="${id}"/>`).join('');
const conformance = (value: string) => extensions({ properties: { conformance: value } });

/** a, then b and c at once, then d. */
const parallel = `${ends}${users('a', 'b', 'c', 'd')}<parallelGateway id="f"/><parallelGateway id="j"/>${flows('s->a', 'a->f', 'f->b', 'f->c', 'b->j', 'c->j', 'j->d', 'd->e')}`;

describe('moving a token', () => {
  test('given an open task with a timer on it, when its token is moved, then task and timer are canceled and the target is entered, marked as manual', async () => {
    const process = await processOf(
      `${ends}${users('a')}<userTask id="b">${extensions({ properties: { status: 'assigned' } })}</userTask>
       <boundaryEvent id="t" attachedToRef="a">${timer('Duration', 'PT1H')}</boundaryEvent>${flows('s->a', 'a->b', 'b->e', 't->e')}`,
    );
    const instance = TestInstance.start(process, { kept: 1 });
    const [task = ''] = instance.tasks('a');

    move(instance, 'a', 'b');

    expect(instance.latest).toMatchObject([
      { type: 'cancel-timer' },
      { type: 'close-user-task', taskId: task, reason: 'canceled' },
      { type: 'set-status', status: 'assigned', elementId: 'b' },
      { type: 'open-user-task', elementId: 'b' },
    ]);
    const manual = { operation: 'move-token', ...hand };
    expect(instance.history.filter((event) => event.details?.['manual'])).toMatchObject([
      { elementId: 'a', lifecycle: 'manual', details: { to: 'b', manual } },
      { elementId: 'a', lifecycle: 'canceled', details: { manual } },
      { elementId: 'b', lifecycle: 'entered', details: { manual } },
    ]);
    expect(instance.variables).toEqual({ kept: 1 });
    expect(instance.complete('b').outcome()).toBe('completed');
    expect(instance.history.at(-1)?.details).not.toHaveProperty('manual');
  });

  test('given work behind a join, when it is moved before the fork, then both branches are done again and joined once', async () => {
    const instance = TestInstance.start(await processOf(parallel));
    instance.complete('a').complete('b').complete('c');

    move(instance, 'd', 'a');
    instance.complete('a').complete('c').complete('b').complete('d');

    expect(instance.outcome()).toBe('completed');
    expect(instance.completed().filter((id) => id === 'd')).toEqual(['d']);
  });

  test('given a token in a stall, when it is moved, then the stall is resolved', async () => {
    const instance = TestInstance.start(
      await processOf(
        `${ends}${users('a')}<exclusiveGateway id="x"/>${flows('s->x', 'x->e:missing > 1', 'x->a:missing > 2', 'a->e')}`,
      ),
    );
    expect(instance.stalls()).toHaveLength(1);

    move(instance, 'x', 'a');

    expect(instance.stalls()).toEqual([]);
    expect(instance.complete('a').outcome()).toBe('completed');
  });

  test('given a repeated activity, when all of it is moved, then its open instances are canceled', async () => {
    const loop =
      '<multiInstanceLoopCharacteristics><loopCardinality xsi:type="tFormalExpression">=3</loopCardinality></multiInstanceLoopCharacteristics>';
    const process = await processOf(
      `${ends}<userTask id="m">${loop}</userTask>${users('z')}${flows('s->m', 'm->z', 'z->e')}`,
    );
    const instance = TestInstance.start(process);
    const [, inner] = instance.state.tokens.filter((token) => token.at === 'm');

    expect(refusalOf(instance, { type: 'move-token', tokenId: inner?.id ?? 0, to: 'z', ...hand })).toEqual([
      'MOVE_OUT_OF_LOOP',
      'm',
    ]);
    expect(refusalOf(instance, { type: 'return-to', taskId: instance.tasks('m')[0] ?? '', to: 'z', ...hand })[0]).toBe(
      'MOVE_OUT_OF_LOOP',
    );
    move(instance, 'm', 'z');

    expect(instance.tasks('m')).toEqual([]);
    expect(instance.complete('z').outcome()).toBe('completed');
  });
});

describe('moves that are refused', () => {
  const inScopes = `${ends}${users('a', 'd')}
    <subProcess id="q"><startEvent id="ps"/>${users('in')}<endEvent id="pe"/>${flows('ps->in', 'in->pe')}</subProcess>
    <callActivity id="call" calledElement="other"/>
    <subProcess id="h" triggeredByEvent="true"><startEvent id="hs" isInterrupting="false"><messageEventDefinition messageRef="m_news"/></startEvent>${users('hu')}${flows('hs->hu')}</subProcess>
    ${flows('s->a', 'a->q', 'q->d', 'd->call', 'call->e')}`;
  const undoable = `${ends}${users('a', 'b', 'c')}<userTask id="undo" isForCompensation="true"/>
    <boundaryEvent id="k" attachedToRef="b"><compensateEventDefinition/></boundaryEvent>
    <association id="l" sourceRef="k" targetRef="undo"/>${flows('s->a', 'a->b', 'b->c', 'c->e')}`;
  const must = `${ends}${users('a')}<userTask id="m">${conformance('must-run')}</userTask>${users('z')}${flows('s->a', 'a->m', 'm->z', 'z->e')}`;
  const around = `${ends}${users('a', 'o')}<userTask id="m">${conformance('no-skip;four-eyes')}</userTask>${users('z')}<exclusiveGateway id="x" default="x_o"/>${flows('s->a', 'a->x', 'x->m:n > 1', 'x->o', 'm->z', 'o->z', 'z->e')}`;
  const beside = `${ends}${users('a', 'b', 'w')}<boundaryEvent id="t" attachedToRef="b" cancelActivity="false">${timer('Duration', 'PT1H')}</boundaryEvent>${flows('s->a', 'a->b', 'b->e', 't->w')}`;
  const forked = `${ends}${users('a', 'b', 'c')}${flows('s->a', 'a->b', 'a->c', 'b->e', 'c->e')}`;
  const merged = `${ends}${users('a', 'b', 'c', 'u')}<parallelGateway id="f"/>${flows('s->a', 'a->f', 'f->b', 'f->c', 'b->u', 'c->u', 'u->e')}`;
  const waiting = (instance: TestInstance) => instance.complete('a').complete('b');
  const nothing = (instance: TestInstance) => instance;

  test.each<readonly [string, string, (instance: TestInstance) => TestInstance, string, string, string, string]>([
    ['out of a branch', parallel, (i) => i.complete('a'), 'b', 'd', 'MOVE_OUT_OF_BRANCH', 'd'],
    ['out of a branch, backwards', parallel, (i) => i.complete('a'), 'b', 'a', 'MOVE_OUT_OF_BRANCH', 'a'],
    ['into a branch', parallel, nothing, 'a', 'b', 'MOVE_OUT_OF_BRANCH', 'b'],
    ['into the other branch', parallel, (i) => i.complete('a'), 'b', 'c', 'MOVE_OUT_OF_BRANCH', 'c'],
    ['what waits in a join', parallel, waiting, 'j', 'd', 'MOVE_OUT_OF_BRANCH', 'j'],
    ['to a join', parallel, (i) => i.complete('a'), 'b', 'j', 'MOVE_TARGET_REFUSED', 'j'],
    ['out of a fork that is a task', forked, (i) => i.complete('a'), 'b', 'a', 'MOVE_OUT_OF_BRANCH', 'a'],
    ['from where branches meet without waiting', merged, waiting, 'u', 'a', 'MOVE_OUT_OF_BRANCH', 'a'],
    ['off the side path of an event', beside, (i) => i.complete('a').fire('t'), 'w', 'a', 'MOVE_OUT_OF_BRANCH', 'a'],
    ['onto the side path of an event', beside, (i) => i.complete('a'), 'b', 'w', 'MOVE_OUT_OF_BRANCH', 'w'],
    ['into a sub-process', inScopes, nothing, 'a', 'in', 'MOVE_OUT_OF_SCOPE', 'in'],
    ['out of a sub-process', inScopes, (i) => i.complete('a'), 'in', 'd', 'MOVE_OUT_OF_SCOPE', 'd'],
    ['out of an event sub-process', inScopes, (i) => i.deliver('hs'), 'hu', 'd', 'MOVE_OUT_OF_SCOPE', 'd'],
    ['an event sub-process itself', inScopes, (i) => i.deliver('hs'), 'h', 'd', 'MOVE_OUT_OF_SCOPE', 'h'],
    ['into an event sub-process', inScopes, nothing, 'a', 'h', 'MOVE_TARGET_REFUSED', 'h'],
    ['to a start', inScopes, nothing, 'a', 's', 'MOVE_TARGET_REFUSED', 's'],
    ['to an element of a called process', inScopes, nothing, 'a', 'elsewhere', 'MOVE_TARGET_REFUSED', 'elsewhere'],
    ['to where it is', inScopes, nothing, 'a', 'a', 'MOVE_TARGET_REFUSED', 'a'],
    ['back over what can be undone', undoable, waiting, 'c', 'a', 'MOVE_PAST_COMPENSABLE', 'b'],
    ['back to what can be undone', undoable, waiting, 'c', 'b', 'MOVE_PAST_COMPENSABLE', 'b'],
    ['to an undoing task', undoable, nothing, 'a', 'undo', 'MOVE_TARGET_REFUSED', 'undo'],
    ['past what must be done', must, nothing, 'a', 'z', 'MOVE_PAST_GUARDED', 'm'],
    ['away from what must be done', must, (i) => i.complete('a'), 'm', 'z', 'MOVE_PAST_GUARDED', 'm'],
  ])(
    'given a token, when it is moved %s, then that is refused and nothing has changed',
    async (_how, model, before, from, to, code, where) => {
      const instance = before(TestInstance.start(await processOf(model, message('news')), { key: 'k' }));

      expect(refusalOf(instance, { type: 'move-token', tokenId: tokenAt(instance, from), to, ...hand })).toEqual([
        code,
        where,
      ]);
    },
  );

  test('given what must be done only on one of two ways, then it may be passed by the other, and returning to before it is allowed', async () => {
    const process = await processOf(around);
    const instance = TestInstance.start(process, { n: 2 });

    expect(movesAt(process, instance, 'a').moveTo).toEqual(
      ['x', 'o', 'm', 'z', 'e'].toSorted((a, b) => order(process.elements, a) - order(process.elements, b)),
    );
    instance.complete('a');
    expect(movesAt(process, instance, 'm')).toMatchObject({
      moveTo: ['a', 'x'],
      skipRefusal: 'MOVE_PAST_GUARDED',
      returnTo: ['a'],
    });
  });

  test('given a token that is gone, or the instance itself, then there is nothing to move', async () => {
    const instance = TestInstance.start(await processOf(parallel));
    const gone = tokenAt(instance, 'a');
    instance.complete('a');

    for (const tokenId of [gone, 0, 99])
      expect(refusalOf(instance, { type: 'move-token', tokenId, to: 'd', ...hand })[0]).toBe('TOKEN_NOT_WAITING');
  });

  test('given an ended instance, then nothing can be moved in it', async () => {
    const process = await processOf(`${ends}${users('a')}${flows('s->a', 'a->e')}`);
    const instance = TestInstance.start(process).complete('a');

    expect(refusalOf(instance, { type: 'skip', tokenId: 1, ...hand })[0]).toBe('INSTANCE_ENDED');
  });
});

describe('returning a task', () => {
  test('given a task inside a sub-process, when it is returned to one before it, then the whole sub-process is canceled', async () => {
    const process = await processOf(
      `${ends}${users('a')}<subProcess id="q"><startEvent id="ps"/><parallelGateway id="pf"/>${users('x', 'y')}${flows('ps->pf', 'pf->x', 'pf->y')}</subProcess>${flows('s->a', 'a->q', 'q->e')}`,
    );
    const instance = TestInstance.start(process).complete('a');

    returned(instance, 'x', 'a');

    expect(instance.tasks()).toHaveLength(1);
    expect(instance.complete('a').complete('x').complete('y').outcome()).toBe('completed');
  });

  test('given a task, when it is returned to a later one, to no task, or to itself, then that is refused with the tasks that come before', async () => {
    const process = await processOf(
      `${ends}${users('a', 'b', 'c')}<task id="n"/>${flows('s->a', 'a->n', 'n->b', 'b->c', 'c->e')}`,
    );
    const instance = TestInstance.start(process).complete('a');

    for (const to of ['c', 'n', 'b']) {
      const command = { type: 'return-to', taskId: instance.tasks('b')[0] ?? '', to, ...hand } as const;
      expect(refusalOf(instance, command)).toEqual(['TARGET_NOT_EARLIER', to]);
      expect(() => instance.do(command)).toThrow('allowed: a');
    }
    expect(movesAt(process, instance, 'b').returnTo).toEqual(['a']);
  });
});

function order(elements: readonly { readonly id: string }[], id: string): number {
  return elements.findIndex((element) => element.id === id);
}
