import { describe, expect, test } from 'vitest';
import { checkMapping, migrate, proposeMapping } from '../../../engine/index.ts';
import { boundary, looped, on, sub } from '../conformance/xml.ts';
import { aModel, type Model, Moving } from './given.ts';

/** What is proposed for the elements that are named, as `u1->u2 by name` or `u1 GONE`. */
function proposed(from: Model, to: Model, ...ids: readonly string[]): readonly string[] {
  return proposeMapping(from, to)
    .filter(({ elementId }) => ids.includes(elementId))
    .map(({ elementId, to: target, by, why }) =>
      target === null ? `${elementId} ${why}` : `${elementId}->${target} by ${by}`,
    );
}

const named = (id: string, name: string, form = '') =>
  `<userTask id="${id}" name="${name}">${form === '' ? '' : `<extensionElements><zeebe:formDefinition formId="${form}"/></extensionElements>`}</userTask>`;
const several =
  '<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>';

describe('a proposal', () => {
  test.each([
    { by: 'its id', from: ['s->u1->e'], to: ['s->u1->u2->e'], expected: 'u1->u1 by id' },
    {
      by: 'its name',
      from: ['s->u1->e', named('u1', 'Look')],
      to: ['s->u5->u6->e', named('u5', 'Ask') + named('u6', 'Look')],
      expected: 'u1->u6 by name',
    },
    {
      by: 'its form',
      from: ['s->u1->e', named('u1', 'Look', 'f')],
      to: ['s->u5->u6->e', named('u5', 'Ask') + named('u6', 'See', 'f')],
      expected: 'u1->u6 by form',
    },
    { by: 'its place', from: ['s->u1->e'], to: ['s->u5->e'], expected: 'u1->u5 by position' },
    {
      by: 'its host',
      from: ['s->u1->e; b1->e2', boundary('b1', 'u1', on.timer())],
      to: ['s->u1->e; b4->e2', boundary('b4', 'u1', on.timer())],
      expected: 'b1->b4 by position',
      of: 'b1',
    },
    {
      by: 'what is around it',
      from: ['s->h1->e', sub('h1', 's1->u1->e1')],
      to: ['s->h5->e', sub('h5', 's1->u1->e1')],
      expected: 'u1->u1 by id',
    },
    { by: 'nothing', from: ['s->u1->e'], to: ['s->t1->e'], expected: 'u1 GONE' },
    { by: 'nothing that is clear', from: ['s->u1->e'], to: ['s->u5->u6->e'], expected: 'u1 UNCLEAR' },
    {
      by: 'no other kind',
      from: ['s->u1->e'],
      to: ['s->u1->e', '<serviceTask id="u1"/>'],
      expected: 'u1 KIND_CHANGED',
    },
    {
      by: 'no repetition',
      from: ['s->u1->e'],
      to: ['s->u1->e', looped('<userTask id="u1"/>', several)],
      expected: 'u1 LOOP_CHANGED',
    },
    {
      by: 'no other scope',
      from: ['s->u1->e'],
      to: ['s->h1->e', sub('h1', 's1->u1->e1')],
      expected: 'u1 SCOPE_CHANGED',
    },
    {
      by: 'no other host',
      from: ['s->u1->u2->e; b1->e2', boundary('b1', 'u1', on.timer())],
      to: ['s->u1->u2->e; b1->e2', boundary('b1', 'u2', on.timer())],
      expected: 'b1 HOST_CHANGED',
      of: 'b1',
    },
  ] as const)('given an element, then it is recognised by $by', async ({ from, to, expected, ...more }) => {
    const [old, now] = [await aModel(from[0], from[1]), await aModel(to[0], to[1])];

    expect(proposed(old, now, 'of' in more ? more.of : 'u1')).toEqual([expected]);
    const mapping = Object.fromEntries(
      proposeMapping(old, now).flatMap(({ elementId, to: target }) => (target === null ? [] : [[elementId, target]])),
    );
    expect(checkMapping(old, now, mapping)).toEqual([]);
  });
});

describe('a mapping', () => {
  test('given entries that cannot be followed, then each is told with its reason, and nothing moves by them', async () => {
    const from = await aModel('s->u1->e', sub('h1', 's1->u2->e1'));
    const to = await aModel('s->u1->e', sub('h1', 's1->u2->e1'));
    const mapping = { u1: 's', u2: 'u1', x: 'u1', s: 'x', e: 'e' };

    expect(checkMapping(from, to, mapping)).toEqual([
      { elementId: 'u1', to: 's', code: 'KIND_CHANGED' },
      { elementId: 'u2', to: 'u1', code: 'SCOPE_CHANGED' },
      { elementId: 'x', to: 'u1', code: 'ELEMENT_UNKNOWN' },
      { elementId: 's', to: 'x', code: 'TARGET_UNKNOWN' },
    ]);
    const { state } = new Moving(from);
    const env = { now: new Date(0), zone: 'UTC', instanceId: 'i' };
    expect(() => migrate({ from, to, mapping, timers: 'keep' }, state, env)).toThrow('KIND_CHANGED');
  });

  test('given names that every object has, then they are no elements', async () => {
    const model = await aModel('s->u1->e');

    expect(checkMapping(model, model, { constructor: 'u1', u1: 'toString' }).map(({ code }) => code)).toEqual([
      'ELEMENT_UNKNOWN',
      'TARGET_UNKNOWN',
    ]);
  });
});
