import { describe, expect, test } from 'vitest';

import { TestInstance } from './support/instance.ts';
import { extensions, flows, message, processOf, timer } from './support/model.ts';

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
