import { expect, test } from 'vitest';
import { TestInstance } from './support/instance.ts';
import { flows, processOf } from './support/model.ts';

const property = (name: string, value: string) =>
  `<extensionElements><zeebe:properties><zeebe:property name="${name}" value="${value}"/></zeebe:properties></extensionElements>`;

const model = `<startEvent id="s"/><task id="t"/>
  <boundaryEvent id="b" attachedToRef="t">${property('status', 'undoing')}<compensateEventDefinition/></boundaryEvent>
  <userTask id="h" isForCompensation="true"/><association id="a" sourceRef="b" targetRef="h"/>
  <userTask id="u"/><intermediateThrowEvent id="i"><compensateEventDefinition activityRef="t"/></intermediateThrowEvent>
  <endEvent id="e"/>${flows('s->t', 't->u', 'u->i', 'i->e')}`;

test('given a completed task, when it is undone, then the history names its compensation event once, before the handler', async () => {
  const instance = TestInstance.start(await processOf(model));
  expect(instance.history.some(({ elementId }) => elementId === 'b')).toBe(false);

  instance.complete('u');
  const passed = instance.history.filter(({ elementId }) => elementId === 'b');

  expect(passed.map(({ elementType, lifecycle }) => `${elementType} ${lifecycle}`)).toEqual([
    'boundaryEvent entered',
    'boundaryEvent completed',
  ]);
  expect(new Set(passed.map(({ tokenId }) => tokenId)).size).toBe(1);
  expect(instance.history.filter(({ lifecycle }) => lifecycle === 'entered').map(({ elementId }) => elementId)).toEqual(
    ['s', 't', 'u', 'i', 'b', 'h'],
  );
  expect(instance.state.tokens.map(({ at }) => at)).not.toContain('b');
  expect(instance.all('set-status')).toMatchObject([{ status: 'undoing', elementId: 'b' }]);
  expect(instance.complete('h').completed()).toEqual(['s', 't', 'u', 'b', 'h', 'i', 'e']);
});

test('given a completed task, when nothing undoes it, then the history does not name its compensation event', async () => {
  const process = await processOf(model.replace('activityRef="t"', 'activityRef="u"'));

  const instance = TestInstance.start(process).complete('u');

  expect(instance.outcome()).toBe('completed');
  expect(instance.completed()).not.toContain('b');
});
