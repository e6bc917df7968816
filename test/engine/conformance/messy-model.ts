import fc from 'fast-check';

import type { ConformanceCase } from './case.ts';
import { boundary, on, roots } from './xml.ts';

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
  (id) => `<adHocSubProcess id="${id}"><task id="${id}t"/><userTask id="${id}u"/></adHocSubProcess>`,
];

const condition = fc.constantFrom(null, null, 'n = 1', 'n &lt; 3', 'missing');

/** Anything joined with anything: some are refused, the others run, and may well get stuck. */
export const messyModel: fc.Arbitrary<ConformanceCase> = fc
  .record({
    nodes: fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 9 }),
    flows: fc.array(fc.tuple(fc.nat(), fc.nat(), condition), { maxLength: 14 }),
  })
  .map(({ nodes, flows }) => {
    const ids = nodes.map((_, index) => `n${index}`);
    const pick = (from: readonly string[], index: number) => from[index % from.length] ?? 'n0';
    const xml = flows.map(([source, target, text], index) => {
      const body =
        text === null ? '' : `<conditionExpression xsi:type="tFormalExpression">=${text}</conditionExpression>`;
      return `<sequenceFlow id="f${index}" sourceRef="${pick(['s', ...ids], source)}" targetRef="${pick(ids, target)}">${body}</sequenceFlow>`;
    });
    const elements = `<startEvent id="s"/>${nodes.map((node, index) => node(ids[index] ?? '')).join('')}${xml.join('')}<sequenceFlow id="f" sourceRef="s" targetRef="n0"/>`;
    return { construct: 'messy model', when: 'it runs', model: '', elements, roots, vars: { n: 1 }, trace: '' };
  });
