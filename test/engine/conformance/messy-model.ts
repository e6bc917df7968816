import fc from 'fast-check';

import type { ConformanceCase } from './case.ts';
import { beside, boundary, on, roots, undoneBy } from './xml.ts';

const cardinality = '<loopCardinality xsi:type="tFormalExpression">2</loopCardinality>';

function listener(id: string, definition: string, isInterrupting = 'true'): string {
  return `<subProcess id="${id}h" triggeredByEvent="true"><startEvent id="${id}hs" isInterrupting="${isInterrupting}">${definition}</startEvent><userTask id="${id}hu"/><sequenceFlow id="${id}hf" sourceRef="${id}hs" targetRef="${id}hu"/></subProcess>`;
}

/** What a messy model is made of, by the id it gets. */
const pieces: readonly ((id: string) => string)[] = [
  (id) => `<task id="${id}"/>`,
  (id) => `<userTask id="${id}"/>`,
  (id) => `<serviceTask id="${id}"/>`,
  (id) => `<receiveTask id="${id}" messageRef="m_m"/>`,
  (id) => `<exclusiveGateway id="${id}"/>`,
  (id) => `<parallelGateway id="${id}"/>`,
  (id) => `<inclusiveGateway id="${id}"/>`,
  (id) =>
    `<complexGateway id="${id}"><activationCondition xsi:type="tFormalExpression">=activationCount >= 2</activationCondition></complexGateway>`,
  (id) => `<eventBasedGateway id="${id}"/>`,
  (id) => `<intermediateCatchEvent id="${id}">${on.message()}</intermediateCatchEvent>`,
  (id) =>
    `<intermediateCatchEvent id="${id}" parallelMultiple="true">${on.message()}${on.signal()}</intermediateCatchEvent>`,
  (id) => `<intermediateThrowEvent id="${id}">${on.escalation('A')}</intermediateThrowEvent>`,
  (id) => `<intermediateThrowEvent id="${id}">${on.compensate()}</intermediateThrowEvent>`,
  (id) => `<endEvent id="${id}"/>`,
  (id) => `<endEvent id="${id}">${on.terminate}</endEvent>`,
  (id) => `<endEvent id="${id}">${on.error('A')}</endEvent>`,
  (id) => `<userTask id="${id}" startQuantity="2" completionQuantity="2"/>`,
  (id) => `<userTask id="${id}"><standardLoopCharacteristics loopMaximum="2"/></userTask>`,
  (id) => `<userTask id="${id}"/>${boundary(`${id}b`, id, on.timer())}`,
  (id) => `<subProcess id="${id}"><userTask id="${id}u"/></subProcess>`,
  (id) =>
    `<subProcess id="${id}"><startEvent id="${id}s"/><userTask id="${id}u"/><sequenceFlow id="${id}f" sourceRef="${id}s" targetRef="${id}u"/>${listener(id, on.signal(), 'false')}</subProcess>`,
  (id) => `<subProcess id="${id}"><userTask id="${id}u"/>${listener(id, on.error('A'))}</subProcess>`,
  (id) =>
    `<subProcess id="${id}"><startEvent id="${id}s"/><endEvent id="${id}e">${on.error('A')}</endEvent><sequenceFlow id="${id}f" sourceRef="${id}s" targetRef="${id}e"/></subProcess>${boundary(`${id}b`, id, on.error('A'))}`,
  (id) =>
    `<transaction id="${id}"><startEvent id="${id}s"/><userTask id="${id}u"/><endEvent id="${id}e">${on.cancel}</endEvent><sequenceFlow id="${id}f" sourceRef="${id}s" targetRef="${id}u"/><sequenceFlow id="${id}g" sourceRef="${id}u" targetRef="${id}e"/>${undoneBy(`${id}u`, `${id}h`)}</transaction>${boundary(`${id}b`, id, on.cancel)}`,
  (id) => `<userTask id="${id}"/>${beside(`${id}b`, id, on.condition('n = 2'))}${undoneBy(id, `${id}h`)}`,
  (id) =>
    `<userTask id="${id}"><multiInstanceLoopCharacteristics>${cardinality}<completionCondition xsi:type="tFormalExpression">=n = 3</completionCondition></multiInstanceLoopCharacteristics></userTask>${beside(`${id}b`, id, on.escalation('A'))}`,
  (id) =>
    `<subProcess id="${id}"><multiInstanceLoopCharacteristics isSequential="true">${cardinality}</multiInstanceLoopCharacteristics><userTask id="${id}u"/></subProcess>`,
  (id) => `<callActivity id="${id}" calledElement="q"/>${beside(`${id}b`, id, on.escalation())}`,
  (id) => `<intermediateThrowEvent id="${id}">${on.signal()}</intermediateThrowEvent>`,
  (id) => `<intermediateCatchEvent id="${id}">${on.signal()}</intermediateCatchEvent>`,
  (id) => `<intermediateThrowEvent id="${id}">${on.link('l')}</intermediateThrowEvent>`,
  (id) => `<inclusiveGateway id="${id}" default="f0"/>`,
  (id) => `<adHocSubProcess id="${id}"><task id="${id}t"/><userTask id="${id}u"/></adHocSubProcess>`,
];

const condition = fc.constantFrom(null, null, 'n = 1', 'n &lt; 3', 'missing');

/** Where the links of the model lead. */
const caughtLink = `<intermediateCatchEvent id="lc">${on.link('l')}</intermediateCatchEvent><userTask id="lu"/><sequenceFlow id="lf" sourceRef="lc" targetRef="lu"/>`;

/** Anything joined with anything: some are refused, the others run, and may well get stuck. */
export const messyModel: fc.Arbitrary<ConformanceCase> = fc
  .record({
    nodes: fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 9 }),
    flows: fc.array(fc.tuple(fc.nat(), fc.nat(), condition), { maxLength: 14 }),
    linked: fc.boolean(),
    listening: fc.constantFrom(null, on.message(), on.signal(), on.escalation('A'), on.condition('n = 2')),
  })
  .map(({ nodes, flows, linked, listening }) => {
    const ids = nodes.map((_, index) => `n${index}`);
    const pick = (from: readonly string[], index: number) => from[index % from.length] ?? 'n0';
    const xml = flows.map(([source, target, text], index) => {
      const body =
        text === null ? '' : `<conditionExpression xsi:type="tFormalExpression">=${text}</conditionExpression>`;
      return `<sequenceFlow id="f${index}" sourceRef="${pick(['s', ...ids], source)}" targetRef="${pick(ids, target)}">${body}</sequenceFlow>`;
    });
    const elements = `<startEvent id="s"/>${linked ? caughtLink : ''}${listening ? listener('p', listening, 'false') : ''}${nodes.map((node, index) => node(ids[index] ?? '')).join('')}${xml.join('')}<sequenceFlow id="f" sourceRef="s" targetRef="n0"/>`;
    return { construct: 'messy model', when: 'it runs', model: '', elements, roots, vars: { n: 1 }, trace: '' };
  });
