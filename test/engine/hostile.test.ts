import { describe, expect, test } from 'vitest';

import { compile, EngineError, type Finding, type InstanceState } from '../../engine/index.ts';
import { processorTimeMs } from '../support/processor-time.ts';
import { TestInstance } from './support/instance.ts';
import { extensions, flows, processOf, timer, xmlOf } from './support/model.ts';

async function errorsOf(body: string, roots = ''): Promise<readonly Finding[]> {
  try {
    await compile(xmlOf(body, roots), { profile: 'run' });
    return [];
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return error.findings;
  }
}

const choice = '<exclusiveGateway id="x"/><task id="t"/>';
const times = (count: string, more = '') =>
  `<multiInstanceLoopCharacteristics ${more}><loopCardinality>${count}</loopCardinality></multiInstanceLoopCharacteristics>`;

describe('given a condition that could be anything but true or false, when its flow is asked for, then it is not taken', () => {
  test.each([
    ['a text', '"false"'],
    ['the text true', '"true"'],
    ['a number', '1'],
    ['nothing', 'null'],
    ['a name that is not there', 'approved'],
    ['a list', '[true]'],
    ['a way to the host', 'order.constructor'],
    ['the prototype', 'order.__proto__'],
    ['the length of a text', 'order.title.length'],
  ])('%s', async (_, condition) => {
    const instance = TestInstance.start(await processOf(choice + flows(`x->t:${condition}`)), {
      order: { title: 'a' },
    });

    expect(instance.taken()).toEqual([]);
    expect(instance.stalls()).toEqual(['CONDITION_NOT_BOOLEAN']);
  });
});

describe('given an expression that reaches for the host, when compiled, then it is refused with its element', () => {
  test.each(['constructor("return 1")()', 'function() 1', 'eval("1")', 'require("fs")', 'a[1](2)', 'process.exit()'])(
    '%s',
    async (text) => {
      expect(await errorsOf(choice + flows(`x->t:${text}`))).toContainEqual(
        expect.objectContaining({ elementId: 'x_t', severity: 'error' }),
      );
    },
  );
});

describe('given a target that is a name of the host language, when mapped, then nothing but variables is changed', () => {
  test.each(['__proto__.polluted', 'constructor.prototype.polluted', 'a.__proto__.polluted', 'prototype.polluted'])(
    '%s',
    async (target) => {
      const found = await errorsOf(`<task id="t">${extensions({ outputs: { [target]: '=1' } })}</task>`);

      expect(found).toContainEqual(expect.objectContaining({ code: 'TARGET_INVALID', elementId: 't' }));
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
    },
  );

  test('variables of such names stay variables', async () => {
    const process = await processOf('<userTask id="u"/>');
    const brought = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 2}');

    const { variables } = TestInstance.start(process, brought).complete('u', brought);

    expect(Object.keys(variables).toSorted()).toEqual(['__proto__', 'constructor']);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('given a model that grows without end, when it starts, then it stalls soon and the rest goes on', () => {
  const cycle = `<startEvent id="s"/><task id="a"/><task id="b"/>${flows('s->a', 'a->b', 'b->a')}`;
  test.each([
    ['a cycle without waiting', cycle],
    ['a cycle that doubles', `${cycle}<sequenceFlow id="again" sourceRef="b" targetRef="a"/>`],
    [
      'a cycle that doubles through a join',
      `<startEvent id="s"/><task id="a"/><inclusiveGateway id="o"/>${flows('s->a', 'a->o', 'o->a')}<sequenceFlow id="f2" sourceRef="a" targetRef="o"/><sequenceFlow id="f3" sourceRef="o" targetRef="a"/>`,
    ],
    [
      'a million instances',
      `<subProcess id="z">${times('1000')}<subProcess id="y">${times('1000')}<task id="t"/></subProcess></subProcess>`,
    ],
    [
      'a million tokens',
      `<startEvent id="s"/><task id="a" completionQuantity="1000"/><task id="b" completionQuantity="1000"/><task id="c"/>${flows('s->a', 'a->b', 'b->c')}`,
    ],
    [
      'a signal that throws itself',
      '<startEvent id="s"/><intermediateThrowEvent id="i"><signalEventDefinition signalRef="g"/></intermediateThrowEvent><sequenceFlow id="f" sourceRef="s" targetRef="i"/><subProcess id="h" triggeredByEvent="true"><startEvent id="hs" isInterrupting="false"><signalEventDefinition signalRef="g"/></startEvent><endEvent id="he"><signalEventDefinition signalRef="g"/></endEvent><sequenceFlow id="hf" sourceRef="hs" targetRef="he"/></subProcess>',
    ],
  ])('%s', async (_, body) => {
    const process = await processOf(body, '<signal id="g" name="g"/>');
    const begin = processorTimeMs();

    const instance = TestInstance.start(process);

    expect(instance.stalls()).toContain('STEP_BUDGET_EXCEEDED');
    expect(instance.state.tokens.length).toBeLessThan(12_000);
    expect(processorTimeMs() - begin).toBeLessThan(5000);
  });

  test('a timer that is always due is refused', async () => {
    for (const text of ['R/PT0S', 'R0/PT1S', 'R/-PT1S'])
      expect(await errorsOf(`<startEvent id="c">${timer('Cycle', text)}</startEvent>`)).toContainEqual(
        expect.objectContaining({ code: 'NOT_A_TIME', elementId: 'c' }),
      );
  });

  test('a thousand and one instances stall', async () => {
    const instance = TestInstance.start(await processOf(`<task id="t">${times('=1001')}</task>`));

    expect(instance.stalls()).toEqual(['NOT_A_COLLECTION']);
  });
});

describe('given a thousand branches side by side, when they run, then all of them come through', () => {
  test.each(['parallelGateway', 'inclusiveGateway', 'complexGateway'])('into a %s', async (join) => {
    const branches = Array.from({ length: 1000 }, (_, index) => `t${index}`);
    const body =
      branches.map((id) => `<task id="${id}"/>`).join('') +
      flows(...branches.flatMap((id) => [`g->${id}`, `${id}->j`]));
    const process = await processOf(
      `<startEvent id="s"/><parallelGateway id="g"/><${join} id="j"/><endEvent id="e"/>${flows('s->g', 'j->e')}${body}`,
    );

    const instance = TestInstance.start(process);

    expect(instance.outcome()).toBe('completed');
    expect(instance.completed().filter((id) => id === 'e')).toHaveLength(1);
  });
});

test('given a state that was cut, when a command comes, then it is refused and nothing is changed', async () => {
  const process = await processOf('<userTask id="u"/>');
  const instance = TestInstance.start(process);
  const cut: unknown = { ...instance.state, tokens: undefined };

  const { step } = await import('../../engine/index.ts');

  expect(() =>
    step(
      process,
      cut as InstanceState,
      { type: 'cancel', reason: 'x' },
      { now: new Date(0), zone: 'UTC', instanceId: 'i' },
    ),
  ).toThrow(expect.objectContaining({ code: 'STATE_UNREADABLE' }));
});
