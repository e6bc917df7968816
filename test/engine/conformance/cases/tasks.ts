import type { ConformanceCase } from '../case.ts';
import { beside, boundary, extensions, on, roots, service } from '../xml.ts';

const decision = `<businessRuleTask id="br"><extensionElements><zeebe:calledDecision decisionId="d" resultVariable="r"/></extensionElements></businessRuleTask>`;
const script = (expression: string) =>
  `<scriptTask id="sc"><extensionElements><zeebe:script expression="=${expression}" resultVariable="r"/></extensionElements></scriptTask>`;
const call = (inner = '', attributes = '') =>
  `<callActivity id="c"><extensionElements><zeebe:calledElement processId="q" ${attributes}/>${inner}</extensionElements></callActivity>`;

const assigned = (way: 'Input' | 'Output', from: string, to: string) =>
  `<data${way}Association><assignment><from>${from}</from><to>${to}</to></assignment></data${way}Association>`;
const transformed = `<dataObject id="total" name="total"/><dataObjectReference id="ref" name="total" dataObjectRef="total"/><userTask id="u"><dataOutputAssociation><targetRef>ref</targetRef><transformation>=n * 2</transformation></dataOutputAssociation></userTask>`;

export const tasks: readonly ConformanceCase[] = [
  { construct: 'undefined task', when: 'a token comes', model: 's->t->e', trace: 's t e | completed' },
  { construct: 'manual task', when: 'a token comes', model: 's->m->e', elements: '<manualTask id="m"/>', trace: 's m e | completed' },
  { construct: 'user task', when: 'it is completed', model: 's->u->e', actions: 'u{"n":1}', trace: 's u e | completed', leaves: { n: 1 } },
  { construct: 'user task', when: 'it is open', model: 's->u->e', trace: 's | waiting u' },
  { construct: 'user task', when: 'outputs are mapped', model: 's->u->e', elements: `<userTask id="u">${extensions({ outputs: { 'a.b': '=n + 1' } })}</userTask>`, actions: 'u{"n":1}', trace: 's u e | completed', leaves: { a: { b: 2 } } },
  { construct: 'service task', when: 'its job is answered', model: 's->j->e', elements: service('j'), actions: 'j{"n":1}', trace: 's j e | completed', leaves: { n: 1 } },
  { construct: 'service task', when: 'another tool named no type', model: 's->j->e', elements: '<serviceTask id="j"/>', actions: 'j', trace: 's j e | completed' },
  { construct: 'service task', when: 'it throws an error nobody catches', model: 's->j->e', elements: service('j'), actions: '!j:A', trace: 's !j | failed' },
  { construct: 'service task', when: 'its error is caught', model: 's->j->e; b->t', elements: service('j') + boundary('b', 'j', on.error('A')), roots, actions: '!j:A', trace: 's !j b t | completed' },
  { construct: 'send task', when: 'it was sent', model: 's->st->e', elements: '<sendTask id="st" messageRef="m_m"/>', roots, actions: 'st', trace: 's st e | completed' },
  { construct: 'receive task', when: 'the message comes', model: 's->r->e', elements: '<receiveTask id="r" messageRef="m_m"/>', roots, actions: '<r{"a":1}', trace: 's r e | completed', leaves: { payload: { a: 1 } } },
  { construct: 'receive task', when: 'it has an interrupting timer', model: 's->r->e; b->t', elements: `<receiveTask id="r" messageRef="m_m"/>${boundary('b', 'r', on.timer())}`, roots, actions: '@b', trace: 's -r b t | completed' },
  { construct: 'instantiating receive task', when: 'its message starts the instance', model: 'r->u->e', elements: '<receiveTask id="r" messageRef="m_m" instantiate="true"/>', roots, at: 'r', actions: 'u', trace: 'r u e | completed' },
  { construct: 'instantiating receive task', when: 'the instance starts elsewhere', model: 's->t; r->t', elements: '<receiveTask id="r" messageRef="m_m" instantiate="true"/>', roots, trace: 's t | completed' },
  { construct: 'business rule task', when: 'the decision answers', model: 's->br->x->[r.a = 1]t1; x->[default]t2', elements: decision, actions: 'br{"a":1}', trace: 's br x t1 | completed', leaves: { r: { a: 1 } } },
  { construct: 'script task', when: 'it calculates in FEEL', model: 's->sc->e', elements: script('n * 2'), vars: { n: 21 }, trace: 's sc e | completed', leaves: { r: 42 } },
  { construct: 'script task', when: 'it cannot calculate', model: 's->sc->e', elements: script('n * missing'), vars: { n: 21 }, trace: 's ?sc | waiting' },
  { construct: 'script task', when: 'it has no script', model: 's->sc->e', elements: '<scriptTask id="sc"/>', trace: 's sc e | completed' },
  { construct: 'call activity', when: 'the called process ends', model: 's->c->e', elements: call(), actions: 'c{"n":1}', trace: 's c e | completed', leaves: { n: 1 } },
  { construct: 'call activity', when: 'nothing is passed out', model: 's->c->e', elements: call('', 'propagateAllChildVariables="false"'), actions: 'c{"n":1}', trace: 's c e | completed', leaves: {} },
  { construct: 'call activity', when: 'the called process fails with an error', model: 's->c->e; b->t', elements: call() + boundary('b', 'c', on.error('A')), roots, actions: '!c:A', trace: 's !c b t | completed' },
  { construct: 'call activity', when: 'a timer interrupts it', model: 's->c->e; b->t', elements: call() + boundary('b', 'c', on.timer()), actions: '@b', trace: 's -c b t | completed' },
  { construct: 'call activity', when: 'only the standard names the process', model: 's->c->e', elements: '<callActivity id="c" calledElement="q"/>', actions: 'c', trace: 's c e | completed' },
  { construct: 'escalation from a called process', when: 'an interrupting event catches it', model: 's->c->e; b->t', elements: call() + boundary('b', 'c', on.escalation('A')), roots, actions: '^c:A', trace: 's -c b t | completed' },
  { construct: 'escalation from a called process', when: 'an event catches it beside the call', model: 's->c->e; b->t', elements: call() + beside('b', 'c', on.escalation()), roots, actions: '^c:A ^c:B c', trace: 's b t b t c e | completed' },
  { construct: 'escalation from a called process', when: 'nobody catches it', model: 's->c->e', elements: call(), roots, actions: '^c:A c', trace: 's c e | completed' },
  { construct: 'boundary event on a task', when: 'a non-interrupting timer fires', model: 's->u->e; b->t', elements: `<userTask id="u"/>${beside('b', 'u', on.timer())}`, actions: '@b u', trace: 's b t u e | completed' },
  { construct: 'several boundary events', when: 'one interrupts', model: 's->u->e; b1->t1; b2->t2', elements: `<userTask id="u"/>${beside('b1', 'u', on.timer())}${boundary('b2', 'u', on.message())}`, roots, actions: '@b1 <b2', trace: 's b1 t1 -u b2 t2 | completed' },
  { construct: 'input mapping', when: 'inputs see those before them', model: 's->sc->e', elements: `<scriptTask id="sc"><extensionElements><zeebe:script expression="=b" resultVariable="r"/><zeebe:ioMapping><zeebe:input source="=n + 1" target="a"/><zeebe:input source="=a + 1" target="b"/><zeebe:output source="=r" target="out"/></zeebe:ioMapping></extensionElements></scriptTask>`, vars: { n: 1 }, trace: 's sc e | completed', leaves: { n: 1, out: 3 } },
  { construct: 'data association', when: 'it assigns what the task reads', model: 's->sc->e', elements: `<scriptTask id="sc"><extensionElements><zeebe:script expression="=b" resultVariable="r"/><zeebe:ioMapping><zeebe:output source="=r" target="out"/></zeebe:ioMapping></extensionElements>${assigned('Input', '=n + 1', 'b')}</scriptTask>`, vars: { n: 1 }, trace: 's sc e | completed', leaves: { n: 1, out: 2 } },
  { construct: 'data association', when: 'it assigns what the task gives', model: 's->u->e', elements: `<userTask id="u">${assigned('Output', '=n + 1', 'a.b')}</userTask>`, actions: 'u{"n":1}', trace: 's u e | completed', leaves: { a: { b: 2 } } },
  { construct: 'data association', when: 'it transforms what the task gives', model: 's->u->e', elements: transformed, actions: 'u{"n":4}', trace: 's u e | completed', leaves: { total: 8 } },
  { construct: 'data association', when: 'it only joins task and data object', model: 's->u->e', elements: '<dataObject id="o"/><dataObjectReference id="ref" name="order" dataObjectRef="o"/><userTask id="u"><dataOutputAssociation><targetRef>ref</targetRef></dataOutputAssociation></userTask>', actions: 'u{"n":1}', trace: 's u e | completed', leaves: { n: 1 } },
];
