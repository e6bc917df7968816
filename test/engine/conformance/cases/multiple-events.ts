import type { ConformanceCase } from '../case.ts';
import { beside, boundary, caught, end, on, onEvent, roots, start, sub, thrown } from '../xml.ts';

const both = on.message() + on.signal();
const parallel = 'parallelMultiple="true"';
const host = '<userTask id="u"/>';

export const multipleEvents: readonly ConformanceCase[] = [
  { construct: 'multiple start event', when: 'one of its messages starts the instance', model: 's->t->e', elements: start('s', on.message() + on.message('n')), roots, at: 's', trace: 's t e | completed' },
  { construct: 'multiple intermediate catch event', when: 'the first definition happens', model: 's->c->e', elements: caught('c', on.message() + on.timer()), roots, actions: '<c', trace: 's c e | completed' },
  { construct: 'multiple intermediate catch event', when: 'the second definition happens', model: 's->c->e', elements: caught('c', on.message() + on.timer()), roots, actions: '@c', trace: 's c e | completed' },
  { construct: 'multiple interrupting boundary event', when: 'one happens', model: 's->u->e; b->t', elements: host + boundary('b', 'u', on.message() + on.timer()), roots, actions: '@b', trace: 's -u b t | completed' },
  { construct: 'multiple interrupting boundary event', when: 'an error is among them', model: 's->z->e; b->t', elements: sub('z', 's1->u1->e1', end('e1', on.error('A'))) + boundary('b', 'z', on.timer() + on.error('A')), roots, actions: 'u1', trace: 's s1 u1 !e1 -z b t | completed' },
  { construct: 'multiple non-interrupting boundary event', when: 'both happen', model: 's->u->e; b->t', elements: host + beside('b', 'u', both), roots, actions: '<b <b u', trace: 's b t b t u e | completed' },
  { construct: 'multiple throw event', when: 'a signal and an escalation are thrown', model: 's->z->e; b->t', elements: sub('z', 's1->p->c; p->i->t1', caught('c', on.signal()) + thrown('i', on.escalation('A') + on.signal())) + beside('b', 'z', on.escalation('A')), roots, trace: 's s1 p c i b t1 t z e | completed' },
  { construct: 'multiple throw event', when: 'two messages are sent', model: 's->i->e', elements: thrown('i', on.message() + on.message('n')), roots, actions: 'i i', trace: 's i e | completed' },
  { construct: 'multiple end event', when: 'it signals and terminates', model: 's->p->u; p->c; p->u2->e', elements: caught('c', on.signal('h')) + end('e', on.terminate + on.signal()), roots, actions: 'u2', trace: 's p u2 e -u -c | terminated' },
  { construct: 'parallel multiple intermediate catch event', when: 'one of two has happened', model: 's->c->e', elements: caught('c', on.message() + on.timer(), parallel), roots, actions: '<c', trace: 's | waiting c' },
  { construct: 'parallel multiple intermediate catch event', when: 'both have happened', model: 's->c->e', elements: caught('c', on.message() + on.timer(), parallel), roots, actions: '@c <c{"a":1}', trace: 's c e | completed', leaves: { payload: { a: 1 } } },
  { construct: 'parallel multiple intermediate catch event', when: 'the first one brought something', model: 's->c->e', elements: caught('c', on.message() + on.timer(), parallel), roots, actions: '<c{"a":1} @c', trace: 's c e | completed', leaves: { payload: { a: 1 } } },
  { construct: 'parallel multiple boundary event', when: 'both have happened', model: 's->u->e; b->t', elements: host + boundary('b', 'u', on.message() + on.timer(), parallel), roots, actions: '<b @b', trace: 's -u b t | completed' },
  { construct: 'parallel multiple boundary event', when: 'the host completes between them', model: 's->u->e; b->t', elements: host + boundary('b', 'u', on.message() + on.timer(), parallel), roots, actions: '<b u', trace: 's u e | completed' },
  { construct: 'parallel multiple non-interrupting boundary event', when: 'both happen twice', model: 's->u->e; b->t', elements: host + boundary('b', 'u', on.message() + on.timer(), `${parallel} cancelActivity="false"`), roots, actions: '<b @b @b <b u', trace: 's b t b t u e | completed' },
  { construct: 'parallel multiple event sub-process', when: 'both have happened', model: 's->u', elements: host + onEvent(on.message() + on.timer(), 'hs->uh', parallel), roots, actions: '@hs <hs uh', trace: 's -u hs uh h | completed' },
  { construct: 'multiple event sub-process', when: 'one has happened', model: 's->u', elements: host + onEvent(on.message() + on.timer(), 'hs->uh'), roots, actions: '@hs uh', trace: 's -u hs uh h | completed' },
  { construct: 'parallel multiple start event', when: 'the second message comes later', model: 's->t->e', elements: start('s', on.message() + on.message('n'), parallel), roots, at: 's', part: 1, actions: '<s', trace: 's t e | completed' },
  { construct: 'parallel multiple start event', when: 'the second message has not come', model: 's->t->e', elements: start('s', on.message() + on.message('n'), parallel), roots, at: 's', trace: '| waiting s' },
];
