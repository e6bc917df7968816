import { describe, expect, test } from 'vitest';

import { TestInstance } from './support/instance.ts';
import { flows, message, processOf, timer } from './support/model.ts';

const tasks = (...ids: readonly string[]) => ids.map((id) => `<userTask id="${id}"/>`).join('');
const frame = '<startEvent id="s"/><endEvent id="e"/>';

describe('exclusive gateway', () => {
  const body = (defaultFlow: string) =>
    `${frame}<exclusiveGateway id="x" ${defaultFlow}/>${tasks('a', 'b', 'c')}${flows('s->x', 'x->a:n > 5', 'x->b:n > 3', 'x->c', 'a->e', 'b->e', 'c->e')}`;

  test.each([
    [9, 'a'],
    [4, 'b'],
    [1, 'c'],
  ])('given n = %i, when it decides, then it takes the first true flow, else the default: %s', async (n, expected) => {
    const process = await processOf(body('default="x_c"'));

    expect(TestInstance.start(process, { n }).tasks()).toEqual([expect.stringContaining(`${expected}:`)]);
  });

  test.each([
    ['text', { n: 'x' }],
    ['missing', {}],
    ['null', { n: null }],
  ])('given a condition over a %s value, when it decides, then it stalls and takes no flow', async (_, variables) => {
    const process = await processOf(body('default="x_c"'));

    const instance = TestInstance.start(process, variables);

    expect(instance.stalls()).toEqual(['CONDITION_NOT_BOOLEAN']);
    expect(instance.taken()).toEqual(['s_x']);
  });

  test('given no true flow and no default, when it decides, then it stalls; when retried with other data, it goes on', async () => {
    const process = await processOf(
      `${frame}<exclusiveGateway id="x"/>${tasks('a')}${flows('s->x', 'x->a:n > 5', 'a->e')}`,
    );
    const instance = TestInstance.start(process, { n: 1 });
    expect(instance.stalls()).toEqual(['NO_FLOW_TAKEN']);

    instance.do({ type: 'set-variables', variables: { n: 9 } });
    instance.do({ type: 'retry-stall', stallId: instance.all('stall')[0]?.stallId ?? '' });

    expect(instance.stalls()).toEqual([]);
    expect(instance.tasks('a')).toHaveLength(1);
  });
});

describe('parallel gateway', () => {
  test('given a fork with conditions, when it splits, then every flow is taken; the join waits for all', async () => {
    const process = await processOf(
      `${frame}<parallelGateway id="f"/><parallelGateway id="j"/>${tasks('a', 'b')}${flows('s->f', 'f->a:1 = 2', 'f->b', 'a->j', 'b->j', 'j->e')}`,
    );
    const instance = TestInstance.start(process);
    expect(instance.tasks()).toHaveLength(2);

    instance.complete('a');
    expect(instance.outcome()).toBeNull();
    instance.complete('b');

    expect(instance.outcome()).toBe('completed');
    expect(instance.completed().filter((id) => id === 'j')).toHaveLength(1);
  });

  test('given two tokens on one incoming flow, when they arrive, then they do not stand for the other flow', async () => {
    const process = await processOf(
      `${frame}<parallelGateway id="f"/><exclusiveGateway id="m"/><parallelGateway id="j"/>${tasks('a', 'b', 'c')}` +
        flows('s->f', 'f->a', 'f->b', 'f->c', 'a->m', 'b->m', 'm->j', 'c->j', 'j->e'),
    );
    const instance = TestInstance.start(process).complete('a').complete('b');
    expect(instance.completed()).not.toContain('j');

    instance.complete('c');

    expect(instance.completed().filter((id) => id === 'j')).toHaveLength(1);
    expect(instance.outcome()).toBeNull();
    expect(instance.state.tokens).toHaveLength(2);
  });

  test('given an exclusive split into a parallel join, when one flow arrives, then the join blocks', async () => {
    const process = await processOf(
      `${frame}<exclusiveGateway id="x" default="x_b"/><parallelGateway id="j"/>${tasks('a', 'b')}${flows('s->x', 'x->a:true', 'x->b', 'a->j', 'b->j', 'j->e')}`,
    );

    const instance = TestInstance.start(process).complete('a');

    expect(instance.outcome()).toBeNull();
    expect(instance.tasks()).toEqual([]);
  });
});

describe('inclusive gateway', () => {
  const body =
    `${frame}<inclusiveGateway id="f" default="f_c"/><inclusiveGateway id="j"/>${tasks('a', 'b', 'c', 'z')}` +
    flows('s->f', 'f->a:n > 1', 'f->b:n > 2', 'f->c', 'a->j', 'b->j', 'c->j', 'j->z', 'z->e');

  test.each([
    [3, ['a', 'b']],
    [2, ['a']],
    [0, ['c']],
  ])('given n = %i, when it splits, then it opens %j and joins exactly those', async (n, expected) => {
    const instance = TestInstance.start(await processOf(body), { n });
    expect(instance.tasks().map((id) => id.split(':')[0])).toEqual(expected);

    for (const [index, id] of expected.entries()) {
      expect(instance.tasks('z')).toHaveLength(0);
      instance.complete(id);
      expect(instance.tasks('z')).toHaveLength(index === expected.length - 1 ? 1 : 0);
    }

    expect(instance.complete('z').outcome()).toBe('completed');
  });
});

describe('event-based gateway', () => {
  const catchMessage =
    '<intermediateCatchEvent id="m"><messageEventDefinition messageRef="m_news"/></intermediateCatchEvent>';
  const catchTimer = `<intermediateCatchEvent id="d">${timer('Duration', 'PT1H')}</intermediateCatchEvent>`;
  const body = `${frame}<eventBasedGateway id="g"/>${catchMessage}${catchTimer}${tasks('a', 'b')}${flows('s->g', 'g->m', 'g->d', 'm->a', 'd->b', 'a->e', 'b->e')}`;

  test('given two events, when the message comes, then the timer is canceled', async () => {
    const instance = TestInstance.start(await processOf(body, message('news')), { key: 'k' });
    const timerId = instance.timer('d');

    instance.deliver('m', { x: 1 });

    expect(instance.all('cancel-timer')).toEqual([{ type: 'cancel-timer', timerId }]);
    expect(instance.tasks().map((id) => id.split(':')[0])).toEqual(['a']);
    expect(instance.variable('payload')).toEqual({ x: 1 });
    expect(() => instance.do({ type: 'fire-timer', timerId })).toThrow(/not open/);
  });

  test('given two events, when the timer fires, then the subscription is closed', async () => {
    const instance = TestInstance.start(await processOf(body, message('news')), { key: 'k' }).fire('d');

    expect(instance.all('close-subscription')).toHaveLength(1);
    expect(instance.tasks('b')).toHaveLength(1);
  });
});

describe('flows out of activities', () => {
  test('given a conditional flow beside an unconditional one, when the task is done, then both follow their rule', async () => {
    const process = await processOf(
      `${frame}${tasks('t', 'a', 'b')}${flows('s->t', 't->a:n > 1', 't->b', 'a->e', 'b->e')}`,
    );

    expect(TestInstance.start(process, { n: 5 }).complete('t').tasks()).toHaveLength(2);
    expect(TestInstance.start(process, { n: 0 }).complete('t').tasks('b')).toHaveLength(1);
    expect(TestInstance.start(process, { n: 'x' }).complete('t').stalls()).toEqual(['CONDITION_NOT_BOOLEAN']);
  });

  test('given an endless loop, when it runs, then the step budget stalls it', async () => {
    const process = await processOf(
      `<startEvent id="s"/><exclusiveGateway id="x"/><task id="t"/>${flows('s->x', 'x->t', 't->x')}`,
    );

    const instance = TestInstance.start(process);

    expect(instance.stalls()).toEqual(['STEP_BUDGET_EXCEEDED']);
    instance.do({ type: 'cancel', reason: 'loop' });
    expect(instance.outcome()).toBe('canceled');
    expect(instance.stalls()).toEqual([]);
  });

  test('given two tokens in one activity, when both wait, then they are two work items', async () => {
    const process = await processOf(
      `${frame}<parallelGateway id="f"/><exclusiveGateway id="m"/>${tasks('t')}${flows('s->f', 'f->m', 'f->m2', 'm->t', 't->e').replace('targetRef="m2"', 'targetRef="m"')}`,
    );

    const instance = TestInstance.start(process);
    const [first, second] = instance.tasks('t');

    expect(first).not.toBe(second);
    instance.complete('t');
    expect(instance.tasks('t')).toEqual([second]);
  });
});
