import { describe, expect, test } from 'vitest';

import { TestInstance } from '../support/instance.ts';
import { extensions, flows, message, processOf, service, timer } from '../support/model.ts';
import { hand, refusalOf, tokenAt } from './support.ts';

const ends = '<startEvent id="s"/><endEvent id="e"/>';
const users = (...ids: readonly string[]) => ids.map((id) => `<userTask id="${id}"/>`).join('');

function skip(instance: TestInstance, elementId: string): TestInstance {
  return instance.do({ type: 'skip', tokenId: tokenAt(instance, elementId), ...hand });
}

function withdraw(instance: TestInstance, next: string, to: string) {
  return { type: 'withdraw', taskId: instance.tasks(next)[0] ?? '', to, ...hand } as const;
}

describe('skipping', () => {
  test('given a task with outputs, when it is skipped, then it goes on and nothing is written', async () => {
    const process = await processOf(
      `${ends}<userTask id="a">${extensions({ outputs: { 'record.outcome': '=outcome' } })}</userTask>${users('b')}${flows('s->a', 'a->b', 'b->e')}`,
    );
    const instance = TestInstance.start(process, {}, { record: { outcome: 'before' } });

    skip(instance, 'a');

    expect(instance.record).toEqual({ outcome: 'before' });
    expect(instance.tasks()).toEqual(instance.tasks('b'));
    expect(instance.completed()).not.toContain('a');
    expect(instance.history.find((event) => event.lifecycle === 'manual')).toMatchObject({
      elementId: 'a',
      details: { manual: { operation: 'skip', ...hand } },
    });
  });

  test.each<readonly [string, string, string]>([
    ['a job', service('a'), 'cancel-job'],
    ['a call', '<callActivity id="a" calledElement="other"/>', 'cancel-called'],
    ['a message', '<receiveTask id="a" messageRef="m_news"/>', 'close-subscription'],
    ['a timer', `<intermediateCatchEvent id="a">${timer('Duration', 'PT1H')}</intermediateCatchEvent>`, 'cancel-timer'],
    [
      'a sub-process',
      `<subProcess id="a"><startEvent id="i"/>${users('u')}${flows('i->u')}</subProcess>`,
      'close-user-task',
    ],
  ])(
    'given a wait for %s, when it is skipped, then it is given up and the process goes on',
    async (_what, element, effect) => {
      const instance = TestInstance.start(
        await processOf(`${ends}${element}${flows('s->a', 'a->e')}`, message('news')),
        { key: 'k' },
      );

      skip(instance, 'a');

      expect(instance.latest.map(({ type }) => type)).toContain(effect);
      expect(instance.outcome()).toBe('completed');
    },
  );

  test('given a condition that needs what was skipped, then the gateway stalls and takes no flow', async () => {
    const instance = TestInstance.start(
      await processOf(
        `${ends}${users('a', 'b')}<exclusiveGateway id="x"/>${flows('s->a', 'a->x', 'x->b:approved = true', 'x->e:approved = false', 'b->e')}`,
      ),
    );

    skip(instance, 'a');

    expect(instance.stalls()).toEqual(['NO_FLOW_TAKEN']);
  });

  test.each<readonly [string, string, string, string]>([
    [
      'one that must be done',
      `<userTask id="a">${extensions({ properties: { conformance: 'must-run' } })}</userTask>`,
      'a',
      'MOVE_PAST_GUARDED',
    ],
    [
      'what holds one that must be done',
      `<subProcess id="a"><startEvent id="i"/><userTask id="u">${extensions({ properties: { conformance: 'four-eyes' } })}</userTask>${flows('i->u')}</subProcess>`,
      'a',
      'MOVE_PAST_GUARDED',
    ],
    [
      'a gateway of events',
      `<eventBasedGateway id="a"/><intermediateCatchEvent id="c">${timer('Duration', 'PT1H')}</intermediateCatchEvent><intermediateCatchEvent id="d">${timer('Duration', 'PT2H')}</intermediateCatchEvent>${flows('a->c', 'a->d', 'c->e', 'd->e')}`,
      'a',
      'SKIP_REFUSED',
    ],
  ])('given %s, when it is skipped, then that is refused', async (_what, element, at, code) => {
    const leaves = element.includes('eventBased') ? [] : ['a->e'];
    const instance = TestInstance.start(await processOf(`${ends}${element}${flows('s->a', ...leaves)}`));

    expect(refusalOf(instance, { type: 'skip', tokenId: tokenAt(instance, at), ...hand })[0]).toBe(code);
  });
});

describe('withdrawing a completed task', () => {
  test('given only a decision and gateways since, when it is withdrawn, then the next task is canceled and the earlier one opens anew', async () => {
    const process = await processOf(
      `${ends}${users('a', 'b')}<exclusiveGateway id="x" default="x_e"/><scriptTask id="c">${extensions({ other: '<zeebe:script expression="=1 + 1" resultVariable="two"/>' })}</scriptTask>${flows('s->a', 'a->c', 'c->x', 'x->b:two = 2', 'x->e', 'b->e')}`,
    );
    const instance = TestInstance.start(process).complete('a');

    instance.do(withdraw(instance, 'b', 'a'));

    expect(instance.tasks('b')).toEqual([]);
    expect(instance.tasks('a')).toHaveLength(1);
    expect(instance.complete('a').complete('b').outcome()).toBe('completed');
  });

  test('given a service or a sent message since, when it is withdrawn, then that is refused', async () => {
    const process = await processOf(`${ends}${users('a', 'b')}${service('v')}${flows('s->a', 'a->v', 'v->b', 'b->e')}`);
    const instance = TestInstance.start(process).complete('a').answerJob('v');

    expect(refusalOf(instance, withdraw(instance, 'b', 'a'))).toEqual(['MOVE_PAST_EFFECT', 'b']);
  });

  test('given a fork since, when it is withdrawn, then that is refused: the other branch would be done twice', async () => {
    const process = await processOf(
      `${ends}${users('a', 'b', 'c')}<parallelGateway id="f"/>${flows('s->a', 'a->f', 'f->b', 'f->c', 'b->e', 'c->e')}`,
    );
    const instance = TestInstance.start(process).complete('a');

    expect(refusalOf(instance, withdraw(instance, 'b', 'a'))).toEqual(['MOVE_OUT_OF_BRANCH', 'a']);
  });
});
