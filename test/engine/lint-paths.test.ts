import { describe, expect, test } from 'vitest';

import { compile, EngineError, type Finding } from '../../engine/index.ts';
import { modelOf } from './conformance/model.ts';
import { caught, on, roots, sub, thrown, undoneBy } from './conformance/xml.ts';

async function findingsOf(xml: string, roles: readonly string[] = []): Promise<readonly Finding[]> {
  try {
    return (await compile(xml, { profile: 'publish', known: { roles: new Set(roles) } })).findings;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return error.findings;
  }
}

async function foundBy(rule: string, xml: string): Promise<readonly (string | null)[]> {
  return (await findingsOf(xml)).filter(({ code }) => code === rule).map(({ elementId }) => elementId);
}

describe('given nodes that no path leads to, when published, then unreachable-node names each', () => {
  test.each<[string, string, readonly string[], string?]>([
    ['a task before a reached one', 's->t->e; u->e', ['u']],
    ['a cycle of its own', 's->t->e; u1->u2->u1', ['u1', 'u2']],
    ['a task in a sub-process', 's->z->e', ['u'], sub('z', 's1->t1; u->t1')],
    ['all behind a start', 's->t->e', []],
    [
      'a path out of a boundary event',
      's->u->e; b->t',
      [],
      `<userTask id="u"/><boundaryEvent id="b" attachedToRef="u">${on.timer()}</boundaryEvent>`,
    ],
    ['a path behind a link', 's->l1; l2->t', [], thrown('l1', on.link()) + caught('l2', on.link())],
    ['a compensation handler', 's->t1->e', [], `<task id="t1"/>${undoneBy('t1', 'h1')}`],
    [
      'everything in an ad-hoc sub-process',
      's->z->e',
      [],
      '<adHocSubProcess id="z"><task id="t1"/><task id="t2"/></adHocSubProcess>',
    ],
    ['a process without start events', 't1->t2; u1', []],
  ])('%s', async (_, notation, ids, elements = '') => {
    expect(await foundBy('unreachable-node', modelOf(notation, elements, roots))).toEqual(ids);
  });
});

describe('given a parallel join, when published, then exclusive-into-parallel names it where a decision starves it', () => {
  test.each<[string, string, readonly string[], string?]>([
    ['both branches of one decision', 's->x->[n > 1]t1->p->e; x->[default]t2->p', ['p']],
    ['a flow straight from the decision', 's->x->[n > 1]p->e; x->[default]t2->p', ['p']],
    [
      'the first of two events',
      's->g->c1->p->e; g->c2->p',
      ['p'],
      caught('c1', on.message()) + caught('c2', on.timer()),
    ],
    ['one branch of three comes from elsewhere', 's->p0->x->[n > 1]t1->p->e; x->[default]t2->p; p0->t3->p', ['p']],
    ['branches of a parallel split', 's->p0->t1->p->e; p0->t2->p', []],
    ['a decision whose branches meet before', 's->p0->x->[n > 1]t1->x1->p->e; x->[default]t2->x1; p0->t3->p', []],
    ['a decision inside one branch that may leave', 's->p0->x->[n > 1]p->e; x->[default]e2; p0->t3->p', []],
    ['a loop that takes the other branch next time', 's->x0->x->[n > 1]t1->p1->p->e; p1->x0; x->[default]t2->p', []],
    ['an inclusive join', 's->x->[n > 1]t1->o->e; x->[default]t2->o', []],
  ])('%s', async (_, notation, ids, elements = '') => {
    expect(await foundBy('exclusive-into-parallel', modelOf(notation, elements, roots))).toEqual(ids);
  });
});

describe('given the groups of an organization, when a user task is published, then somebody-can-do asks for one of them', () => {
  test.each<[string, string, number]>([
    ['one that exists', 'candidateGroups="desk"', 0],
    ['one of two', 'candidateGroups="nobody, desk"', 0],
    ['none', 'candidateGroups="nobody,no-one"', 1],
    ['none, but a person', 'candidateGroups="nobody" assignee="ada"', 0],
    ['computed', 'candidateGroups="=groups"', 0],
  ])('%s', async (_, assignment, count) => {
    const task = `<userTask id="u"><extensionElements><zeebe:assignmentDefinition ${assignment}/></extensionElements></userTask>`;
    const found = await findingsOf(modelOf('s->u->e', task), ['desk']);

    expect(found.filter(({ code }) => code === 'somebody-can-do')).toHaveLength(count);
  });
});

test('given what a cluster would not run, when a model is published, then that is said and no mistake', async () => {
  const found = await findingsOf(
    modelOf('s->u->e', '<userTask id="u"><standardLoopCharacteristics loopMaximum="2"/></userTask>'),
  );

  const portability = found.filter(({ code }) => code === 'portable' || code.startsWith('camunda-compat/'));
  expect(portability.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['portable', 'camunda-compat/loop-characteristics']),
  );
  expect(new Set(portability.map(({ severity }) => severity))).toEqual(new Set(['warning']));
});
