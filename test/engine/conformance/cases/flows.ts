import type { ConformanceCase } from '../case.ts';
import { on, onEvent, roots, sub } from '../xml.ts';

export const flowCases: readonly ConformanceCase[] = [
  { construct: 'sequence flow', when: 'it is unconditional', model: 's->t->e', trace: 's t e | completed' },
  { construct: 'conditional flow', when: 'one stands beside an unconditional one', model: 's->t->[n > 1]t1; t->t2', vars: { n: 1 }, trace: 's t t2 | completed' },
  { construct: 'conditional flow', when: 'it holds beside an unconditional one', model: 's->t->[n > 1]t1; t->t2', vars: { n: 2 }, trace: 's t t1 t2 | completed' },
  { construct: 'default flow of an activity', when: 'no condition holds', model: 's->t->[n > 1]t1; t->[default]t2', vars: { n: 1 }, trace: 's t t2 | completed' },
  { construct: 'default flow of an activity', when: 'a condition holds', model: 's->t->[n > 1]t1; t->[default]t2', vars: { n: 2 }, trace: 's t t1 | completed' },
  { construct: 'uncontrolled split', when: 'a task has two flows', model: 's->t->u1; t->u2', actions: 'u2 u1', trace: 's t u2 u1 | completed' },
  { construct: 'uncontrolled merge', when: 'two tokens enter one task', model: 's->p->u; p->x->u', actions: 'u u', trace: 's p x u u | completed' },
  { construct: 'implicit end', when: 'a task has no flow', model: 's->t', trace: 's t | completed' },
  { construct: 'implicit start', when: 'nothing leads to two tasks', model: 'u1->e; u2->e', actions: 'u1 u2', trace: 'u1 e u2 e | completed' },
  { construct: 'implicit start', when: 'there is nothing at all', model: '', trace: '| completed' },
  { construct: 'implicit start', when: 'there is only what an event starts', model: '', elements: onEvent(on.message()), roots, trace: '| completed' },
  { construct: 'several none ends', when: 'one is reached', model: 's->p->u1->e1; p->t->e2', actions: 'u1', trace: 's p t e2 u1 e1 | completed' },
  { construct: 'several start events', when: 'the first none start begins', model: 's1->t1->e; s2->t2->e', trace: 's1 t1 e | completed' },
  { construct: 'several start events', when: 'the second is named', model: 's1->t1->e; s2->t2->e', at: 's2', trace: 's2 t2 e | completed' },
  { construct: 'start quantity', when: 'two tokens are needed', model: 's->p->u1->q->e; p->u2->q', elements: '<task id="q" startQuantity="2"/>', actions: 'u1 u2', trace: 's p u1 u2 q e | completed' },
  { construct: 'start quantity', when: 'there are too few tokens', model: 's->q->e', elements: '<task id="q" startQuantity="2"/>', trace: 's | waiting' },
  { construct: 'start quantity', when: 'four tokens begin it twice', model: 's->p->q; p->x1->q; p->x2->q; p->x3->q', elements: '<task id="q" startQuantity="2"/>', trace: 's p x1 x2 x3 q q | completed' },
  { construct: 'completion quantity', when: 'three tokens leave', model: 's->q->u', elements: '<task id="q" completionQuantity="3"/>', actions: 'u u u', trace: 's q u u u | completed' },
  { construct: 'completion quantity', when: 'it feeds a start quantity', model: 's->q->r->e', elements: '<task id="q" completionQuantity="3"/><task id="r" startQuantity="3"/>', trace: 's q r e | completed' },
  { construct: 'two tokens in one activity', when: 'both are work items', model: 's->t->u; t->x->u', actions: 'u', trace: 's t x u | waiting u' },
  { construct: 'cancel by command', when: 'scopes are nested', model: 's->z->e', elements: sub('z', 's1->u'), actions: 'cancel', trace: 's s1 -u -z | canceled' },
  { construct: 'ids that are missing or odd', when: 'flows have none', model: 's', elements: '<startEvent id="s"/><task id="t.1-a"/><endEvent id="_e"/><sequenceFlow sourceRef="s" targetRef="t.1-a"/><sequenceFlow sourceRef="t.1-a" targetRef="_e"/>', trace: 's t.1-a _e | completed' },
  { construct: 'lanes, data, groups and annotations', when: 'they stand beside the flow', model: 's->t->e', elements: '<laneSet id="ls"><lane id="l1"><flowNodeRef>t</flowNodeRef></lane></laneSet><task id="t"/><dataObject id="d"/><dataObjectReference id="dr" dataObjectRef="d"/><dataStoreReference id="ds"/><textAnnotation id="ta"><text>note</text></textAnnotation><association id="as" sourceRef="t" targetRef="ta"/><group id="gr"/>', trace: 's t e | completed' },
];
