import type { ConformanceCase } from '../case.ts';
import { beside, boundary, caught, end, on, roots, start, sub, thrown, timer } from '../xml.ts';

/** Every kind that is waited for, where it may stand. `act` lets it happen at an element. */
const waited = [
  { kind: 'message', definition: on.message(), act: (at: string) => `<${at}` },
  { kind: 'timer duration', definition: on.timer(), act: (at: string) => `@${at}` },
  { kind: 'timer date', definition: timer('Date', '2027-01-01T00:00:00Z'), act: (at: string) => `@${at}` },
  { kind: 'signal', definition: on.signal(), act: (at: string) => `<${at}` },
  { kind: 'conditional', definition: on.condition('n > 1'), act: () => 'set{"n":2}' },
];

const vars = { n: 1 };
/** Errors and escalations that have a name and no code. */
const named = `${roots}${['X', 'Y'].map((name) => `<error id="r_${name}" name="${name}"/><escalation id="k_${name}"/>`).join('')}`;

const places: readonly ConformanceCase[] = waited.flatMap(({ kind, definition, act }) => [
  { construct: `${kind} intermediate catch event`, when: 'it happens', model: 's->c->e', elements: caught('c', definition), roots, vars, actions: act('c'), trace: 's c e | completed' },
  { construct: `${kind} interrupting boundary event`, when: 'it happens', model: 's->u->e; b->t', elements: `<userTask id="u"/>${boundary('b', 'u', definition)}`, roots, vars, actions: act('b'), trace: 's -u b t | completed' },
  { construct: `${kind} interrupting boundary event`, when: 'its host completes first', model: 's->u->u2; b->t', elements: `<userTask id="u"/>${boundary('b', 'u', definition)}`, roots, vars, actions: 'u set{"n":2}', trace: 's u | waiting u2' },
  { construct: `${kind} non-interrupting boundary event`, when: 'it happens', model: 's->u->e; b->t', elements: `<userTask id="u"/>${beside('b', 'u', definition)}`, roots, vars, actions: `${act('b')} u`, trace: 's b t u e | completed' },
  { construct: `${kind} boundary event on a sub-process`, when: 'it happens', model: 's->z->e; b->t', elements: sub('z', 's1->p->u1; p->u2') + boundary('b', 'z', definition), roots, vars, actions: act('b'), trace: 's s1 p -u1 -u2 -z b t | completed' },
  { construct: `${kind} start event`, when: 'the instance starts by it', model: 's->t->e', elements: start('s', definition), roots, vars, at: 's', trace: 's t e | completed' },
]);

const others: readonly ConformanceCase[] = [
  { construct: 'none start and end event', when: 'the instance runs through', model: 's->e', trace: 's e | completed' },
  { construct: 'none intermediate event', when: 'a token passes', model: 's->i->e', elements: thrown('i'), trace: 's i e | completed' },
  { construct: 'message throw event', when: 'it was sent', model: 's->i->e', elements: thrown('i', on.message()), roots, actions: 'i', trace: 's i e | completed' },
  { construct: 'message end event', when: 'it was sent', model: 's->e', elements: end('e', on.message()), roots, actions: 'e', trace: 's e | completed' },
  { construct: 'signal throw event', when: 'two catch it', model: 's->p->c1->e; p->c2->e; p->u->i->e', elements: caught('c1', on.signal()) + caught('c2', on.signal()) + thrown('i', on.signal()), roots, actions: 'u', trace: 's p u i c1 c2 e e e | completed' },
  { construct: 'signal throw event', when: 'another name is waited for', model: 's->p->c1->e; p->u->i->e', elements: caught('c1', on.signal('h')) + thrown('i', on.signal()), roots, actions: 'u', trace: 's p u i e | waiting c1' },
  { construct: 'signal end event', when: 'it is caught in the same instance', model: 's->p->c1; p->u->e', elements: caught('c1', on.signal()) + end('e', on.signal()), roots, actions: 'u', trace: 's p u e c1 | completed' },
  { construct: 'terminate end event', when: 'other tokens wait', model: 's->p->u1; p->u2->e', elements: end('e', on.terminate), actions: 'u2', trace: 's p u2 e -u1 | terminated' },
  { construct: 'terminate end event', when: 'it lies in a sub-process', model: 's->z->t', elements: sub('z', 's1->p->u1; p->u2->e1', end('e1', on.terminate)), actions: 'u2', trace: 's s1 p u2 e1 -u1 z t | completed' },
  { construct: 'error end event', when: 'nobody catches it', model: 's->p->u; p->e', elements: end('e', on.error('A')), roots, trace: 's p !e -u | failed' },
  { construct: 'error end event', when: 'the sub-process catches it', model: 's->z->e; b->t', elements: sub('z', 's1->p->u; p->e1', end('e1', on.error('A'))) + boundary('b', 'z', on.error('A')), roots, trace: 's s1 p !e1 -u -z b t | completed' },
  { construct: 'error boundary event', when: 'the code is another', model: 's->z->e; b->t', elements: sub('z', 's1->e1', end('e1', on.error('B'))) + boundary('b', 'z', on.error('A')), roots, trace: 's s1 !e1 -z | failed' },
  { construct: 'error without a code', when: 'it is thrown and caught by the same element', model: 's->z->e; b2->t2; b->t', elements: sub('z', 's1->e1', end('e1', on.error('X'))) + boundary('b2', 'z', on.error('Y')) + boundary('b', 'z', on.error('X')), roots: named, trace: 's s1 !e1 -z b t | completed' },
  { construct: 'error without a code', when: 'it catches every other error', model: 's->z->e; b->t', elements: sub('z', 's1->e1', end('e1', on.error('A'))) + boundary('b', 'z', on.error('X')), roots: named, trace: 's s1 !e1 -z b t | completed' },
  { construct: 'escalation without a code', when: 'it catches every other escalation', model: 's->z->e; b->t', elements: sub('z', 's1->e1', end('e1', on.escalation('A'))) + boundary('b', 'z', on.escalation('X')), roots: named, trace: 's s1 e1 -z b t | completed' },
  { construct: 'error boundary event', when: 'it names no code', model: 's->z->e; b->t', elements: sub('z', 's1->e1', end('e1', on.error('B'))) + boundary('b', 'z', on.error()), roots, trace: 's s1 !e1 -z b t | completed' },
  { construct: 'error boundary event', when: 'one names the code and one does not', model: 's->z->e; b->t; b2->t2', elements: sub('z', 's1->e1', end('e1', on.error('B'))) + boundary('b', 'z', on.error()) + boundary('b2', 'z', on.error('B')), roots, trace: 's s1 !e1 -z b2 t2 | completed' },
  { construct: 'error boundary event', when: 'an outer scope catches', model: 's->z->e; b->t', elements: sub('z', 's1->y', sub('y', 's2->e2', end('e2', on.error('A')))) + boundary('b', 'z', on.error('A')), roots, trace: 's s1 s2 !e2 -y -z b t | completed' },
  { construct: 'error boundary event', when: 'it is drawn as non-interrupting', model: 's->z->e; b->t', elements: sub('z', 's1->p->u; p->e1', end('e1', on.error('A'))) + beside('b', 'z', on.error('A')), roots, trace: 's s1 p !e1 -u -z b t | completed' },
  { construct: 'escalation throw event', when: 'nobody catches it', model: 's->i->e', elements: thrown('i', on.escalation('A')), roots, trace: 's i e | completed' },
  { construct: 'escalation end event', when: 'nobody catches it', model: 's->e', elements: end('e', on.escalation('A')), roots, trace: 's e | completed' },
  { construct: 'escalation interrupting boundary event', when: 'it is thrown inside', model: 's->z->e; b->t', elements: sub('z', 's1->p->u; p->i->t1', thrown('i', on.escalation('A'))) + boundary('b', 'z', on.escalation('A')), roots, trace: 's s1 p i -u -z b t | completed' },
  { construct: 'escalation non-interrupting boundary event', when: 'it is thrown inside', model: 's->z->e; b->u', elements: sub('z', 's1->i->u1', thrown('i', on.escalation('A'))) + beside('b', 'z', on.escalation('A')), roots, actions: 'u1 u', trace: 's s1 i b u1 z e u | completed' },
  { construct: 'escalation non-interrupting boundary event', when: 'it is thrown twice', model: 's->z->e; b->t', elements: sub('z', 's1->i->i2', thrown('i', on.escalation('A')) + thrown('i2', on.escalation('A'))) + beside('b', 'z', on.escalation()), roots, trace: 's s1 i b i2 t b z t e | completed' },
  { construct: 'escalation boundary event', when: 'the code is another', model: 's->z->e; b->t', elements: sub('z', 's1->i->t1', thrown('i', on.escalation('B'))) + boundary('b', 'z', on.escalation('A')), roots, trace: 's s1 i t1 z e | completed' },
  { construct: 'escalation boundary event', when: 'an end event throws it and the outer scope catches', model: 's->z->e; b->t', elements: sub('z', 's1->y->t1', sub('y', 's2->e2', end('e2', on.escalation('A')))) + beside('b', 'z', on.escalation('A')), roots, trace: 's s1 s2 e2 b y t t1 z e | completed' },
  { construct: 'link events', when: 'a token jumps', model: 's->l1; l2->e', elements: thrown('l1', on.link()) + caught('l2', on.link()), trace: 's l1 l2 e | completed' },
  { construct: 'link events', when: 'two sources lead to one target', model: 's->p->l1; p->l3; l2->e', elements: thrown('l1', on.link()) + thrown('l3', on.link()) + caught('l2', on.link()), trace: 's p l1 l3 l2 l2 e e | completed' },
  { construct: 'link events', when: 'scopes use the same name', model: 's->z->l1; l2->e', elements: sub('z', 's1->l3; l4->t1', thrown('l3', on.link()) + caught('l4', on.link())) + thrown('l1', on.link()) + caught('l2', on.link()), trace: 's s1 l3 l4 t1 z l1 l2 e | completed' },
  { construct: 'conditional event', when: 'it is true on arrival', model: 's->c->e', elements: caught('c', on.condition('n > 1')), vars: { n: 2 }, trace: 's c e | completed' },
  { construct: 'conditional non-interrupting boundary event', when: 'it becomes true twice', model: 's->u->e; b->t', elements: `<userTask id="u"/>${beside('b', 'u', on.condition('n > 1'))}`, vars, actions: 'set{"n":2} set{"n":1} set{"n":2} u', trace: 's b t b t u e | completed' },
  { construct: 'timer cycle', when: 'it fires as often as it says', model: 's->u->e; b->t', elements: `<userTask id="u"/>${beside('b', 'u', timer('Cycle', 'R2/PT1H'))}`, actions: '@b @b u', trace: 's b t b t u e | completed' },
  { construct: 'message non-interrupting boundary event', when: 'it comes twice', model: 's->u->e; b->t', elements: `<userTask id="u"/>${beside('b', 'u', on.message())}`, roots, actions: '<b <b u', trace: 's b t b t u e | completed' },
  { construct: 'event definition of the file', when: 'an event refers to it', model: 's->c->e', elements: '<intermediateCatchEvent id="c"><eventDefinitionRef>def</eventDefinitionRef></intermediateCatchEvent>', roots: `${roots}<messageEventDefinition id="def" messageRef="m_m"/>`, actions: '<c', trace: 's c e | completed' },
  { construct: 'event definition of the file', when: 'a boundary and an end event refer to it', model: 's->z->e; b->t', elements: `${sub('z', 's1->e1', '<endEvent id="e1"><eventDefinitionRef>def</eventDefinitionRef></endEvent>')}<boundaryEvent id="b" attachedToRef="z"><eventDefinitionRef>def</eventDefinitionRef></boundaryEvent>`, roots: `${roots}<errorEventDefinition id="def" errorRef="r_A"/>`, trace: 's s1 !e1 -z b t | completed' },
];

export const events: readonly ConformanceCase[] = [...places, ...others];
