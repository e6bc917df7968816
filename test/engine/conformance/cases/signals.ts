import type { ConformanceCase } from '../case.ts';
import { beside, boundary, caught, on, onEvent, roots, sub, thrown } from '../xml.ts';

const signal = thrown('i', on.signal());

export const signals: readonly ConformanceCase[] = [
  { construct: 'signal in its own instance', when: 'an event waits for it', model: 's->p->c->t1; p->u->i->t2', elements: caught('c', on.signal()) + signal, roots, actions: 'u', trace: 's p u i c t2 t1 | completed' },
  { construct: 'signal in its own instance', when: 'the event waits only later', model: 's->p->i->t2; p->c->t1', elements: caught('c', on.signal()) + signal, roots, trace: 's p i t2 | waiting c' },
  { construct: 'signal in its own instance', when: 'it ends the sub-process it comes from', model: 's->z->t1; b->t', elements: sub('z', 's1->p->u; p->i->t2', signal) + boundary('b', 'z', on.signal()), roots, trace: 's s1 p i -u -z b t | completed' },
  { construct: 'signal in its own instance', when: 'its sub-process ends right after', model: 's->z->t1; b->t', elements: sub('z', 's1->i', signal) + beside('b', 'z', on.signal()), roots, trace: 's s1 i z b t1 t | completed' },
  { construct: 'signal in its own instance', when: 'an event sub-process of its scope catches it', model: 's->p->u; p->i->t', elements: signal + onEvent(on.signal(), 'hs->ht'), roots, trace: 's p i -u hs ht h | completed' },
  { construct: 'signal in its own instance', when: 'two wait and one of them ends the other', model: 's->z->t1; b->t', elements: sub('z', 's1->p->u->i; p->c', signal + caught('c', on.signal())) + boundary('b', 'z', on.signal()), roots, actions: 'u', trace: 's s1 p u i -c -z b t | completed' },
  { construct: 'signal in its own instance', when: 'it has another name', model: 's->p->c->t1; p->u->i->t2', elements: caught('c', on.signal('h')) + signal, roots, actions: 'u', trace: 's p u i t2 | waiting c' },
];
