import type { ConformanceCase } from '../case.ts';
import { beside, boundary, caught, end, extensions, on, onEvent, roots, sub, undoneBy } from '../xml.ts';

const condition = (text: string) => `<completionCondition xsi:type="tFormalExpression">=${text}</completionCondition>`;
const adHoc = (attributes: string, inside: string) =>
  `<adHocSubProcess id="z" ${attributes}>${inside}</adHocSubProcess>`;
const two = '<userTask id="u1"/><userTask id="u2"/>';
const chain = `${two}<sequenceFlow id="f" sourceRef="u1" targetRef="u2"/>`;
const transaction = (notation: string, elements = '') => sub('z', notation, elements, 'transaction');

export const subProcesses: readonly ConformanceCase[] = [
  { construct: 'embedded sub-process', when: 'it runs through', model: 's->z->e', elements: sub('z', 's1->u->e1'), actions: 'u', trace: 's s1 u e1 z e | completed' },
  { construct: 'embedded sub-process', when: 'two tokens run in it', model: 's->z->e', elements: sub('z', 's1->p->u1->e1; p->u2->e2'), actions: 'u2 u1', trace: 's s1 p u2 e2 u1 e1 z e | completed' },
  { construct: 'embedded sub-process', when: 'it is empty', model: 's->z->e', elements: '<subProcess id="z"/>', trace: 's z e | completed' },
  { construct: 'embedded sub-process', when: 'it has no start event', model: 's->z->e', elements: sub('z', 'u1; u2'), actions: 'u1 u2', trace: 's u1 u2 z e | completed' },
  { construct: 'embedded sub-process', when: 'two tokens enter it', model: 's->p->z; p->x->z', elements: sub('z', 's1->u'), actions: 'u u', trace: 's p x s1 s1 u z u z | completed' },
  { construct: 'embedded sub-process', when: 'its variables are local', model: 's->z->e', elements: `<subProcess id="z">${extensions({ inputs: { n: '=1' }, outputs: { r: '=n' } })}<startEvent id="s1"/><userTask id="u"/><sequenceFlow id="f" sourceRef="s1" targetRef="u"/></subProcess>`, vars: { n: 5 }, actions: 'u{"n":2}', trace: 's s1 u z e | completed', leaves: { n: 5, r: 2 } },
  { construct: 'nested sub-processes', when: 'a boundary event cancels the outer one', model: 's->z->e; b->t', elements: sub('z', 's1->y', sub('y', 's2->w', sub('w', 's3->u'))) + boundary('b', 'z', on.timer()), actions: '@b', trace: 's s1 s2 s3 -u -w -y -z b t | completed' },
  { construct: 'nested sub-processes', when: 'a non-interrupting event runs beside', model: 's->z->e; b->u2', elements: sub('z', 's1->u1') + beside('b', 'z', on.timer()), actions: '@b u1 u2', trace: 's s1 b u1 z e u2 | completed' },
  { construct: 'transaction', when: 'it completes', model: 's->z->e; b->t', elements: transaction('s1->u->e1') + boundary('b', 'z', on.cancel), actions: 'u', trace: 's s1 u e1 z e | completed' },
  { construct: 'transaction', when: 'it is canceled', model: 's->z->e; b->t', elements: transaction('s1->p->u; p->e1', end('e1', on.cancel)) + boundary('b', 'z', on.cancel), trace: 's s1 p e1 -u -z b t | completed' },
  { construct: 'transaction', when: 'it is canceled after work was done', model: 's->z->e; b->t', elements: transaction('s1->t1->t2->e1', `<task id="t1"/>${undoneBy('t1', 'h1')}<task id="t2"/>${undoneBy('t2', 'h2')}${end('e1', on.cancel)}`) + boundary('b', 'z', on.cancel), trace: 's s1 t1 t2 e1 c_t2 h2 c_t1 h1 -z b t | completed' },
  { construct: 'transaction', when: 'its undoing waits', model: 's->z->e; b->t', elements: transaction('s1->t1->e1', `<task id="t1"/>${undoneBy('t1', 'h1', '<userTask id="h1" isForCompensation="true"/>')}${end('e1', on.cancel)}`) + boundary('b', 'z', on.cancel), actions: 'h1', trace: 's s1 t1 e1 c_t1 h1 -z b t | completed' },
  { construct: 'transaction', when: 'the cancel end lies deeper', model: 's->z->e; b->t', elements: transaction('s1->t1->y', `<task id="t1"/>${undoneBy('t1', 'h1')}${sub('y', 's2->e2', end('e2', on.cancel))}`) + boundary('b', 'z', on.cancel), trace: 's s1 t1 s2 e2 -y c_t1 h1 -z b t | completed' },
  { construct: 'transaction', when: 'work was done in a scope that still runs', model: 's->z->e; b->t', elements: transaction('s1->t1->y', `<task id="t1"/>${undoneBy('t1', 'h1')}${sub('y', 's2->t2->e2', `<task id="t2"/>${undoneBy('t2', 'h2')}${end('e2', on.cancel)}`)}`) + boundary('b', 'z', on.cancel), trace: 's s1 t1 s2 t2 e2 -y c_t2 h2 c_t1 h1 -z b t | completed' },
  { construct: 'transaction', when: 'it fails by an error, nothing is undone', model: 's->z->e; b->t', elements: transaction('s1->t1->e1', `<task id="t1"/>${undoneBy('t1', 'h1')}${end('e1', on.error('A'))}`) + boundary('b', 'z', on.error('A')), roots, trace: 's s1 t1 !e1 -z b t | completed' },
  { construct: 'transaction', when: 'nobody catches the cancel', model: 's->z->e', elements: transaction('s1->e1', end('e1', on.cancel)), trace: 's s1 e1 -z | completed' },
  { construct: 'ad-hoc sub-process', when: 'everything is done', model: 's->z->e', elements: adHoc('', two), actions: 'u2 u1', trace: 's u2 u1 z e | completed' },
  { construct: 'ad-hoc sub-process', when: 'its condition holds early', model: 's->z->e', elements: adHoc('', two + condition('n > 0')), vars: { n: 0 }, actions: 'u2{"n":1}', trace: 's u2 -u1 z e | completed' },
  { construct: 'ad-hoc sub-process', when: 'what remains goes on', model: 's->z->e', elements: adHoc('cancelRemainingInstances="false"', two + condition('n > 0')), vars: { n: 0 }, actions: 'u2{"n":1} u1', trace: 's u2 u1 z e | completed' },
  { construct: 'ad-hoc sub-process', when: 'it is sequential', model: 's->z->e', elements: adHoc('ordering="Sequential"', two), actions: 'u1 u2', trace: 's u1 u2 z e | completed' },
  { construct: 'ad-hoc sub-process', when: 'it is sequential and its condition holds', model: 's->z->e', elements: adHoc('ordering="Sequential"', two + condition('n > 0')), vars: { n: 0 }, actions: 'u1{"n":1}', trace: 's u1 z e | completed' },
  { construct: 'ad-hoc sub-process', when: 'flows lie inside', model: 's->z->e', elements: adHoc('', chain), actions: 'u1 u2', trace: 's u1 u2 z e | completed' },
  { construct: 'ad-hoc sub-process', when: 'its condition does not hold at the end', model: 's->z->e', elements: adHoc('', two + condition('n > 0')), vars: { n: 0 }, actions: 'u1 u2', trace: 's u1 u2 ?z | waiting' },
  { construct: 'ad-hoc sub-process', when: 'a person lets it look again', model: 's->z->e', elements: adHoc('', two + condition('n > 0')), vars: { n: 0 }, actions: 'u1 u2 set{"n":1} retry', trace: 's u1 u2 ?z z e | completed' },
  { construct: 'ad-hoc sub-process', when: 'a person offers it anew', model: 's->z->e', elements: adHoc('', two + condition('n > 0')), vars: { n: 0 }, actions: 'u1 u2 retry u2{"n":1}', trace: 's u1 u2 ?z u2 -u1 z e | completed' },
  { construct: 'ad-hoc sub-process', when: 'the model chooses what begins', model: 's->z->e', elements: adHoc('', `<extensionElements><zeebe:adHoc activeElementsCollection="=list"/></extensionElements>${two}`), vars: { list: ['u2'] }, actions: 'u2', trace: 's u2 z e | completed' },
  { construct: 'ad-hoc sub-process', when: 'the model chooses what is not there', model: 's->z->e', elements: adHoc('', `<extensionElements><zeebe:adHoc activeElementsCollection="=list"/></extensionElements>${two}`), vars: { list: ['u9'] }, trace: 's ?z | waiting' },
  { construct: 'ad-hoc sub-process', when: 'a boundary event cancels it', model: 's->z->e; b->t', elements: adHoc('', two) + boundary('b', 'z', on.timer()), actions: '@b', trace: 's -u1 -u2 -z b t | completed' },
  { construct: 'ad-hoc sub-process', when: 'an event waits in it', model: 's->z->e', elements: adHoc('', caught('c', on.message()) + two), roots, actions: '<c u1 u2', trace: 's c u1 u2 z e | completed' },
  { construct: 'event sub-process in a sub-process', when: 'it interrupts', model: 's->z->e', elements: sub('z', 's1->u', onEvent(on.message())), roots, actions: '<hs uh', trace: 's s1 -u hs uh h z e | completed' },
];
