import { describe, expect, test } from 'vitest';

import { TestInstance } from './support/instance.ts';
import { extensions, flows, message, processOf, service, timer } from './support/model.ts';

const frame = '<startEvent id="s"/><endEvent id="e"/>';
const host = '<userTask id="t"/>';
const boundary = (id: string, inner: string, attributes = '') =>
  `<boundaryEvent id="${id}" attachedToRef="t" ${attributes}>${inner}</boundaryEvent>`;
const after = '<userTask id="a"/>';

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

  test('given a terminate end event with results, when reached, then they are written before everything ends', async () => {
    const process = await processOf(
      `<startEvent id="s"/><parallelGateway id="f"/><userTask id="u"/><userTask id="v"/><endEvent id="x">${extensions({ outputs: { ending: '="given up"' } })}<terminateEventDefinition/></endEvent>${flows('s->f', 'f->u', 'f->v', 'u->x')}`,
    );

    const instance = TestInstance.start(process).complete('u');

    expect(instance.outcome()).toBe('terminated');
    expect(instance.variables).toMatchObject({ ending: 'given up' });
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
