import type { ConformanceCase } from '../case.ts';
import { boundary, end, on, onEvent, roots, service, sub, thrown, timer } from '../xml.ts';

const beside = 'isInterrupting="false"';
const vars = { n: 1 };
const waited = [
  { kind: 'message', definition: on.message(), act: '<hs' },
  { kind: 'timer', definition: on.timer(), act: '@hs' },
  { kind: 'signal', definition: on.signal(), act: '<hs' },
  { kind: 'conditional', definition: on.condition('n > 1'), act: 'set{"n":2}' },
];

const places: readonly ConformanceCase[] = waited.flatMap(({ kind, definition, act }) => [
  { construct: `${kind} interrupting event sub-process`, when: 'it happens', model: 's->u->e', elements: onEvent(definition), roots, vars, actions: `${act} uh`, trace: 's -u hs uh h | completed' },
  { construct: `${kind} interrupting event sub-process`, when: 'the scope ends before', model: 's->u->e', elements: onEvent(definition), roots, vars, actions: 'u', trace: 's u e | completed' },
  { construct: `${kind} non-interrupting event sub-process`, when: 'it happens', model: 's->u->e', elements: onEvent(definition, 'hs->uh', beside), roots, vars, actions: `${act} u uh`, trace: 's hs u e uh h | completed' },
  { construct: `${kind} event sub-process in a sub-process`, when: 'it happens', model: 's->z->e', elements: sub('z', 's1->u', onEvent(definition)), roots, vars, actions: `${act} uh`, trace: 's s1 -u hs uh h z e | completed' },
]);

const others: readonly ConformanceCase[] = [
  { construct: 'error event sub-process', when: 'an end event throws', model: 's->p->u; p->e', elements: end('e', on.error('A')) + onEvent(on.error('A')), roots, actions: 'uh', trace: 's p !e -u hs uh h | completed' },
  { construct: 'error event sub-process', when: 'a task throws and no code is named', model: 's->j', elements: service('j') + onEvent(on.error()), roots, actions: '!j:A uh', trace: 's !j hs uh h | completed' },
  { construct: 'error event sub-process', when: 'the task itself catches', model: 's->j; b->t', elements: service('j') + boundary('b', 'j', on.error('A')) + onEvent(on.error('A')), roots, actions: '!j:A', trace: 's !j b t | completed' },
  { construct: 'error event sub-process', when: 'it throws again', model: 's->z->t; b->t2', elements: sub('z', 's1->e1', end('e1', on.error('A')) + onEvent(on.error('A'), 'hs->he', '', end('he', on.error('A')))) + boundary('b', 'z', on.error('A')), roots, trace: 's s1 !e1 hs !he -h -z b t2 | completed' },
  { construct: 'escalation interrupting event sub-process', when: 'it is thrown in the scope', model: 's->p->u; p->i->t', elements: thrown('i', on.escalation('A')) + onEvent(on.escalation('A')), roots, actions: 'uh', trace: 's p i -u hs uh h | completed' },
  { construct: 'escalation non-interrupting event sub-process', when: 'it is thrown in the scope', model: 's->i->u', elements: thrown('i', on.escalation('A')) + onEvent(on.escalation('A'), 'hs->uh', beside), roots, actions: 'uh u', trace: 's i hs uh h u | completed' },
  { construct: 'escalation non-interrupting event sub-process', when: 'it is thrown deeper', model: 's->z->t', elements: sub('z', 's1->e1', end('e1', on.escalation('A'))) + onEvent(on.escalation(), 'hs->ht', beside), roots, trace: 's s1 e1 z hs t ht h | completed' },
  { construct: 'timer cycle event sub-process', when: 'it fires twice', model: 's->u', elements: onEvent(timer('Cycle', 'R/PT1H'), 'hs->ht', beside), actions: '@hs @hs u', trace: 's hs ht h hs ht h u | completed' },
  { construct: 'message non-interrupting event sub-process', when: 'it comes twice', model: 's->u', elements: onEvent(on.message(), 'hs->uh', beside), roots, actions: '<hs <hs u uh uh', trace: 's hs hs u uh h uh h | completed' },
  { construct: 'several event sub-processes', when: 'an interrupting one ends the others', model: 's->u', elements: onEvent(on.message()) + sub('k1', 'ks->uk', `<startEvent id="ks" isInterrupting="false">${on.timer()}</startEvent>`, 'subProcess', 'triggeredByEvent="true"'), roots, actions: '@ks <hs', trace: 's ks -u -uk -k1 hs | waiting uh' },
  { construct: 'event sub-process in an event sub-process', when: 'both happen', model: 's->u', elements: onEvent(on.message(), 'hs->uh', '', sub('k1', 'ks->kt', `<startEvent id="ks">${on.timer()}</startEvent>`, 'subProcess', 'triggeredByEvent="true"')), roots, actions: '<hs @ks', trace: 's -u hs -uh ks kt k1 h | completed' },
];

export const eventSubProcesses: readonly ConformanceCase[] = [...places, ...others];
