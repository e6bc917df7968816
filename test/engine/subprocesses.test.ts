import { describe, expect, test } from 'vitest';

import { TestInstance } from './support/instance.ts';
import { extensions, flows, message, processOf, timer } from './support/model.ts';

const frame = '<startEvent id="s"/><endEvent id="e"/>';
const eventSubProcess = (definition: string, attributes = '', extra = '') =>
  `<subProcess id="h" triggeredByEvent="true"><startEvent id="hs" ${attributes}>${extra}${definition}</startEvent><userTask id="hu"/><endEvent id="he"/>${flows('hs->hu', 'hu->he')}</subProcess>`;
const nonInterrupting = 'isInterrupting="false"';
const onMessage = '<messageEventDefinition messageRef="m_stop"/>';

describe('embedded sub-process', () => {
  const inner = `<startEvent id="i"/><userTask id="u"/><endEvent id="x"/>${flows('i->u', 'u->x')}`;

  test('given inputs and outputs, when it runs, then its variables are its own', async () => {
    const mapping = extensions({ inputs: { local: '=n + 1' }, outputs: { result: '=local' } });
    const process = await processOf(
      `${frame}<subProcess id="p1">${mapping}${inner.replace('<userTask id="u"/>', `<userTask id="u">${extensions({ outputs: { local: '=answer' } })}</userTask>`)}</subProcess>${flows('s->p1', 'p1->e')}`,
    );

    const instance = TestInstance.start(process, { n: 1 }).complete('u', { answer: 42 });

    expect(instance.variables).toEqual({ n: 1, result: 42 });
    expect(instance.completed()).toEqual(['s', 'i', 'u', 'x', 'p1', 'e']);
  });

  test('given a boundary timer on it, when it fires, then everything inside is canceled, innermost first', async () => {
    const nested = `<startEvent id="i"/><subProcess id="p2"><startEvent id="i2"/><userTask id="u"/>${flows('i2->u')}</subProcess><boundaryEvent id="b2" attachedToRef="p2">${timer('Duration', 'PT2H')}</boundaryEvent>${flows('i->p2')}`;
    const process = await processOf(
      `${frame}<subProcess id="p1">${nested}</subProcess><boundaryEvent id="b" attachedToRef="p1">${timer('Duration', 'PT1H')}</boundaryEvent>${flows('s->p1', 'p1->e', 'b->e')}`,
    );

    const instance = TestInstance.start(process).fire('b');

    expect(instance.history.filter((event) => event.lifecycle === 'canceled').map((event) => event.elementId)).toEqual([
      'u',
      'p2',
      'p1',
    ]);
    expect(instance.all('cancel-timer')).toHaveLength(1);
    expect(instance.outcome()).toBe('completed');
  });
});

describe('event sub-process', () => {
  const main = `${frame}<userTask id="t"/>${flows('s->t', 't->e')}`;

  test('given an interrupting message, when it comes, then the rest of the scope is canceled', async () => {
    const process = await processOf(main + eventSubProcess(onMessage), message('stop'));
    const instance = TestInstance.start(process, { key: 'k' }).deliver('hs', { why: 'x' });

    expect(instance.tasks().map((id) => id.split(':')[0])).toEqual(['hu']);
    expect(instance.complete('hu').outcome()).toBe('completed');
    expect(instance.variables).toEqual({ key: 'k' });
  });

  test('given a non-interrupting message, when it comes twice, then both run beside the scope with their own payload', async () => {
    const outputs = extensions({ outputs: { last: '=payload.n' } });
    const process = await processOf(main + eventSubProcess(onMessage, nonInterrupting, outputs), message('stop'));
    const instance = TestInstance.start(process, { key: 'k' }).deliver('hs', { n: 1 }).deliver('hs', { n: 2 });
    expect(instance.tasks().map((id) => id.split(':')[0])).toEqual(['t', 'hu', 'hu']);
    expect(instance.variable('last')).toBe(2);

    instance.complete('t');
    expect(instance.outcome()).toBeNull();
    instance.complete('hu').complete('hu');

    expect(instance.outcome()).toBe('completed');
    expect(instance.all('close-subscription')).toHaveLength(3);
  });

  test('given a timer cycle, when it fires, then it stays until the instance ends', async () => {
    const process = await processOf(main + eventSubProcess(timer('Cycle', 'R/PT30M'), nonInterrupting));
    const instance = TestInstance.start(process).fire('hs').fire('hs');
    expect(instance.tasks('hu')).toHaveLength(2);

    instance.complete('hu').complete('hu').complete('t');

    expect(instance.all('cancel-timer')).toHaveLength(1);
    expect(instance.outcome()).toBe('completed');
  });

  test('given a condition over the record, when it becomes true, then the event sub-process begins', async () => {
    const condition =
      '<conditionalEventDefinition><condition xsi:type="tFormalExpression">=record.major = true</condition></conditionalEventDefinition>';
    const process = await processOf(main + eventSubProcess(condition, nonInterrupting));
    const instance = TestInstance.start(process, {}, { record: { major: false } });
    instance.record = { major: true };

    instance.do({ type: 'record-changed' });

    expect(instance.tasks('hu')).toHaveLength(1);
  });

  test('given a correlation key that is null at the start, when the instance starts, then it stalls before anything runs', async () => {
    const process = await processOf(main + eventSubProcess(onMessage), message('stop'));
    const instance = TestInstance.start(process, { key: null });
    expect(instance.stalls()).toEqual(['CORRELATION_KEY_MISSING']);
    expect(instance.tasks()).toEqual([]);

    instance.do({ type: 'set-variables', variables: { key: 'k' } });
    instance.do({ type: 'retry-stall', stallId: instance.all('stall')[0]?.stallId ?? '' });

    expect(instance.tasks('t')).toHaveLength(1);
  });
});
