import type { ConformanceCase } from '../case.ts';
import { beside, boundary, looped, on, roots, service, sub } from '../xml.ts';

const expression = (name: string, text: string) => `<${name} xsi:type="tFormalExpression">${text}</${name}>`;
const standard = (attributes: string, condition?: string) =>
  `<standardLoopCharacteristics ${attributes}>${condition === undefined ? '' : expression('loopCondition', `=${condition}`)}</standardLoopCharacteristics>`;
const multi = (attributes: string, inside: string) =>
  `<multiInstanceLoopCharacteristics ${attributes}>${inside}</multiInstanceLoopCharacteristics>`;
const times = (count: string, attributes = '', more = '') =>
  multi(attributes, expression('loopCardinality', count) + more);
const each = (attributes = '', more = '') =>
  multi(
    attributes,
    `<extensionElements><zeebe:loopCharacteristics inputCollection="=list" inputElement="one" outputCollection="outs" outputElement="=one * 2"/></extensionElements>${more}`,
  );
const until = (condition: string) => expression('completionCondition', `=${condition}`);
const user = '<userTask id="u"/>';
const task = '<task id="t"/>';
const vars = { list: [1, 2, 3], n: 0 };

export const loops: readonly ConformanceCase[] = [
  { construct: 'standard loop', when: 'its condition holds twice', model: 's->u->e', elements: looped(user, standard('', 'n &lt; 2')), actions: 'u{"n":1} u{"n":2}', trace: 's u u u e | completed' },
  { construct: 'standard loop', when: 'its condition never holds, it runs once', model: 's->t->e', elements: looped(task, standard('', 'false')), trace: 's t t e | completed' },
  { construct: 'standard loop', when: 'it is tested before and never runs', model: 's->t->e', elements: looped(task, standard('testBefore="true"', 'false')), trace: 's t e | completed' },
  { construct: 'standard loop', when: 'it is tested before', model: 's->u->e', elements: looped(user, standard('testBefore="true"', 'n &lt; 2')), vars, actions: 'u{"n":1} u{"n":2}', trace: 's u u u e | completed' },
  { construct: 'standard loop', when: 'its maximum ends it', model: 's->t->e', elements: looped(task, standard('loopMaximum="3"', 'true')), trace: 's t t t t e | completed' },
  { construct: 'standard loop', when: 'it has a maximum only', model: 's->t->e', elements: looped(task, standard('loopMaximum="2"')), trace: 's t t t e | completed' },
  { construct: 'standard loop', when: 'its condition counts', model: 's->t->e', elements: looped(task, standard('', 'loopCounter &lt; 3')), trace: 's t t t t e | completed' },
  { construct: 'standard loop', when: 'its condition is no boolean', model: 's->t->e', elements: looped(task, standard('', 'missing')), trace: 's ?t | waiting' },
  { construct: 'standard loop', when: 'it is a sub-process', model: 's->z->e', elements: sub('z', 's1->u', standard('', 'n &lt; 2')), actions: 'u{"n":1} u{"n":2}', trace: 's s1 u z s1 u z z e | completed' },
  { construct: 'standard loop', when: 'a boundary event ends it', model: 's->u->e; b->t', elements: looped(user, standard('', 'true')) + boundary('b', 'u', on.timer()), actions: 'u @b', trace: 's u -u -u b t | completed' },
  { construct: 'parallel multi-instance', when: 'it counts', model: 's->u->e', elements: looped(user, times('3')), actions: 'u u u', trace: 's u u u u e | completed' },
  { construct: 'parallel multi-instance', when: 'it goes through a list', model: 's->u->e', elements: looped(user, each()), vars, actions: 'u u u', trace: 's u u u u e | completed', leaves: { outs: [2, 4, 6] } },
  { construct: 'parallel multi-instance', when: 'the standard names its data', model: 's->u->e', elements: `<dataObject id="list"/>${looped(user, multi('', '<loopDataInputRef>list</loopDataInputRef><inputDataItem id="item" name="one"/>'))}`, vars, actions: 'u u u', trace: 's u u u u e | completed' },
  { construct: 'parallel multi-instance', when: 'the standard names what it collects', model: 's->j->e', elements: `<dataObject id="list"/><dataObjectReference id="items" name="all items" dataObjectRef="list"/><dataObject id="sums"/>${service('j').replace('</serviceTask>', `<ioSpecification><dataInput id="in"/><dataOutput id="out"/><inputSet/><outputSet/></ioSpecification><dataInputAssociation><sourceRef>items</sourceRef><targetRef>in</targetRef></dataInputAssociation><dataOutputAssociation><sourceRef>out</sourceRef><targetRef>sums</targetRef></dataOutputAssociation>${multi('', '<loopDataInputRef>in</loopDataInputRef><loopDataOutputRef>out</loopDataOutputRef><inputDataItem id="one"/><outputDataItem id="sum"/>')}</serviceTask>`)}`, vars, actions: 'j{"sum":1} j{"sum":2} j{"sum":3}', trace: 's j j j j e | completed', leaves: { sums: [1, 2, 3] } },
  { construct: 'parallel multi-instance', when: 'the list is empty', model: 's->u->e', elements: looped(user, each()), vars: { list: [] }, trace: 's u e | completed', leaves: { outs: [] } },
  { construct: 'parallel multi-instance', when: 'the list is none', model: 's->u->e', elements: looped(user, each()), vars: { list: 'x' }, trace: 's ?u | waiting' },
  { construct: 'parallel multi-instance', when: 'its completion condition holds', model: 's->u->e', elements: looped(user, each('', until('numberOfCompletedInstances >= 2'))), vars, actions: 'u u', trace: 's u u -u u e | completed', leaves: { outs: [2, 4, null] } },
  { construct: 'parallel multi-instance', when: 'its condition uses the older names', model: 's->u->e', elements: looped(user, times('3', '', until('nrOfCompletedInstances / nrOfInstances >= 0.5 and nrOfActiveInstances = 1'))), actions: 'u u', trace: 's u u -u u e | completed' },
  { construct: 'sequential multi-instance', when: 'it counts', model: 's->u->e', elements: looped(user, times('2', 'isSequential="true"')), actions: 'u u', trace: 's u u u e | completed' },
  { construct: 'sequential multi-instance', when: 'its completion condition holds', model: 's->u->e', elements: looped(user, times('3', 'isSequential="true"', until('n > 0'))), vars, actions: 'u{"n":1}', trace: 's u u e | completed' },
  { construct: 'sequential multi-instance', when: 'it goes through a list', model: 's->t->e', elements: looped(task, each('isSequential="true"')), vars, trace: 's t t t t e | completed', leaves: { outs: [2, 4, 6] } },
  { construct: 'multi-instance sub-process', when: 'instances run side by side', model: 's->z->e', elements: sub('z', 's1->u', times('2')), actions: 'u u', trace: 's s1 s1 u z u z z e | completed' },
  { construct: 'multi-instance service task', when: 'one throws an error', model: 's->j->e; b->t', elements: service('j', '').replace('</serviceTask>', `${times('2')}</serviceTask>`) + boundary('b', 'j', on.error('A')), roots, actions: '!j:A', trace: 's !j -j -j b t | completed' },
  { construct: 'boundary event on a multi-instance body', when: 'it interrupts', model: 's->u->e; b->t', elements: looped(user, times('2')) + boundary('b', 'u', on.timer()), actions: 'u @b', trace: 's u -u -u b t | completed' },
  { construct: 'boundary event on a multi-instance body', when: 'it does not interrupt', model: 's->u->e; b->t', elements: looped(user, times('2')) + beside('b', 'u', on.timer()), actions: '@b u u', trace: 's b t u u u e | completed' },
  { construct: 'multi-instance behavior One', when: 'the first instance completes', model: 's->u->e; b->t', elements: looped(user, times('3', 'behavior="One" oneBehaviorEventRef="bd"')) + beside('b', 'u', on.escalation('A')), roots: `${roots}<escalationEventDefinition id="bd" escalationRef="k_A"/>`, actions: 'u u u', trace: 's u b t u u u e | completed' },
  { construct: 'multi-instance behavior None', when: 'each instance completes', model: 's->u->e; b->t', elements: looped(user, times('2', 'behavior="None" noneBehaviorEventRef="bd"')) + beside('b', 'u', on.escalation('A')), roots: `${roots}<escalationEventDefinition id="bd" escalationRef="k_A"/>`, actions: 'u u', trace: 's u b t u u b e t | completed' },
  { construct: 'multi-instance behavior None', when: 'the event is interrupting', model: 's->u->e; b->t', elements: looped(user, times('3', 'behavior="None" noneBehaviorEventRef="bd"')) + boundary('b', 'u', on.escalation('A')), roots: `${roots}<escalationEventDefinition id="bd" escalationRef="k_A"/>`, actions: 'u', trace: 's u -u -u -u b t | completed' },
  { construct: 'multi-instance behavior None', when: 'it throws a signal', model: 's->u->e; b->t', elements: looped(user, times('2', 'behavior="None" noneBehaviorEventRef="bd"')) + beside('b', 'u', on.signal()), roots: `${roots}<signalEventDefinition id="bd" signalRef="g_g"/>`, actions: 'u', trace: 's u b t | waiting b u' },
  { construct: 'multi-instance behavior Complex', when: 'its condition holds once', model: 's->u->e; b->t', elements: looped(user, times('3', 'behavior="Complex"', `<complexBehaviorDefinition id="cb">${expression('condition', '=numberOfCompletedInstances = 2')}<event id="ie">${on.escalation('A')}</event></complexBehaviorDefinition>`)) + beside('b', 'u', on.escalation('A')), roots, actions: 'u u u', trace: 's u u b t u u e | completed' },
  { construct: 'multi-instance behavior All', when: 'nothing is thrown', model: 's->u->e; b->t', elements: looped(user, times('2', 'behavior="All"')) + beside('b', 'u', on.escalation('A')), roots, actions: 'u u', trace: 's u u u e | completed' },
];
