import { expect, test } from 'vitest';

import { activeElements, type InstanceState, step } from '../../engine/index.ts';
import { now, TestInstance } from './support/instance.ts';
import { flows, processOf, service } from './support/model.ts';

const ids = ['ut1', 'ut2', 'ut3', 'ut4', 'ut5'];
const fork = `<startEvent id="s"/><parallelGateway id="f"/>${ids.map((id) => `<userTask id="${id}"/>`).join('')}${flows('s->f', ...ids.map((id) => `f->${id}`))}`;
const env = { now, zone: 'Asia/Shanghai', instanceId: 'i1' };

test('given five open tasks, when the state is stored, then it takes at most 300 bytes besides the variables', async () => {
  const variables = { title: 'Mail is slow', impact: 'high' };
  const instance = TestInstance.start(await processOf(fork), variables);

  const bytes = JSON.stringify(instance.state).length - JSON.stringify(variables).length;

  expect(bytes).toBeLessThanOrEqual(300);
  expect(activeElements(instance.state).map((element) => [element.elementId, element.waiting])).toEqual(
    ids.map((id) => [id, 'task']),
  );
});

test('given a state, when a step runs on it, then the state that came in is unchanged', async () => {
  const process = await processOf(fork);
  const before = TestInstance.start(process).state;
  const copy = structuredClone(before);
  const [, token] = before.tokens;

  step(process, before, { type: 'complete-user-task', taskId: `ut1:${token?.id}`, variables: { a: 1 } }, env);

  expect(before).toEqual(copy);
});

test.each<[string, unknown]>([
  ['a newer format', { v: 2, rev: 1, nextId: 1, tokens: [], waits: [] }],
  ['no tokens', { v: 1, rev: 1, nextId: 1 }],
  [
    'an element of another model',
    {
      v: 1,
      rev: 1,
      nextId: 5,
      tokens: [
        { id: 0, at: 'p', wait: 'scope' },
        { id: 1, at: 'gone', wait: 'job', ref: 1 },
      ],
      waits: [],
    },
  ],
])('given a state with %s, when a step is asked for, then it is refused as unreadable', async (_, state) => {
  const process = await processOf(`<startEvent id="s"/>${service('a')}${flows('s->a')}`);

  expect(() =>
    step(process, state as InstanceState, { type: 'complete-job', jobId: 'gone:1', variables: {} }, env),
  ).toThrow(expect.objectContaining({ code: 'STATE_UNREADABLE' }));
});

test('given an instance that moves, when rev and numbers are read, then both only grow', async () => {
  const instance = TestInstance.start(await processOf(fork));
  const first = instance.state;
  instance.complete('ut1');

  expect(instance.state.rev).toBe(first.rev + 1);
  expect(instance.state.nextId).toBeGreaterThanOrEqual(first.nextId);
});
