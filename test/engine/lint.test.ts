import { expect, test } from 'vitest';

import { compile, EngineError, type Known } from '../../engine/index.ts';

/** A small model that owes nothing to anybody; each case breaks one thing in it. */
const sound = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="Defs" targetNamespace="https://praxis.example/bpmn" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.10.0">
  <bpmn:process id="demo" name="Demo" isExecutable="true">
    <bpmn:extensionElements><zeebe:properties><zeebe:property name="name.zh" value="示例" /></zeebe:properties></bpmn:extensionElements>
    <bpmn:startEvent id="SE1" name="Asked"><bpmn:extensionElements><zeebe:properties><zeebe:property name="name.zh" value="提出" /></zeebe:properties></bpmn:extensionElements><bpmn:outgoing>F1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="UT1" name="Decide">
      <bpmn:extensionElements>
        <zeebe:userTask /><zeebe:formDefinition formId="demo-decide" /><zeebe:assignmentDefinition candidateGroups="desk" />
        <zeebe:ioMapping><zeebe:output source="=decision" target="decision" /></zeebe:ioMapping>
        <zeebe:properties><zeebe:property name="role" value="desk" /><zeebe:property name="evidence" value="decision;attachment:report" /><zeebe:property name="name.zh" value="决定" /></zeebe:properties>
      </bpmn:extensionElements><bpmn:incoming>F1</bpmn:incoming><bpmn:outgoing>F2</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:boundaryEvent id="BE1" name="Late" cancelActivity="false" attachedToRef="UT1">
      <bpmn:extensionElements><zeebe:properties><zeebe:property name="slaMetric" value="response" /><zeebe:property name="slaPercent" value="75;100" /><zeebe:property name="name.zh" value="超时" /></zeebe:properties></bpmn:extensionElements>
      <bpmn:outgoing>F5</bpmn:outgoing><bpmn:timerEventDefinition id="BE1_def"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT4H</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    <bpmn:exclusiveGateway id="XG1" name="Approved?" default="F4"><bpmn:extensionElements><zeebe:properties><zeebe:property name="name.zh" value="批准？" /></zeebe:properties></bpmn:extensionElements><bpmn:incoming>F2</bpmn:incoming><bpmn:outgoing>F3</bpmn:outgoing><bpmn:outgoing>F4</bpmn:outgoing></bpmn:exclusiveGateway>
    <bpmn:endEvent id="EE1" name="Approved"><bpmn:extensionElements><zeebe:properties><zeebe:property name="name.zh" value="已批准" /></zeebe:properties></bpmn:extensionElements><bpmn:incoming>F3</bpmn:incoming></bpmn:endEvent>
    <bpmn:endEvent id="EE2" name="Rejected"><bpmn:extensionElements><zeebe:properties><zeebe:property name="name.zh" value="已驳回" /></zeebe:properties></bpmn:extensionElements><bpmn:incoming>F4</bpmn:incoming></bpmn:endEvent>
    <bpmn:endEvent id="EE3" name="Warned"><bpmn:extensionElements><zeebe:properties><zeebe:property name="name.zh" value="已提醒" /></zeebe:properties></bpmn:extensionElements><bpmn:incoming>F5</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="F1" sourceRef="SE1" targetRef="UT1" /><bpmn:sequenceFlow id="F2" sourceRef="UT1" targetRef="XG1" />
    <bpmn:sequenceFlow id="F3" name="yes" sourceRef="XG1" targetRef="EE1"><bpmn:extensionElements><zeebe:properties><zeebe:property name="name.zh" value="是" /></zeebe:properties></bpmn:extensionElements><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=decision = "approve"</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="F4" name="no" sourceRef="XG1" targetRef="EE2"><bpmn:extensionElements><zeebe:properties><zeebe:property name="name.zh" value="否" /></zeebe:properties></bpmn:extensionElements></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="F5" sourceRef="BE1" targetRef="EE3" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="D"><bpmndi:BPMNPlane id="P" bpmnElement="demo">
${['SE1', 'UT1', 'BE1', 'XG1', 'EE1', 'EE2', 'EE3'].map((id, index) => `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${index * 200}" y="${index === 2 ? 400 : 100}" width="36" height="36" /></bpmndi:BPMNShape>`).join('\n')}
${['F1', 'F2', 'F3', 'F4', 'F5'].map((id) => `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}"><di:waypoint x="0" y="0" /><di:waypoint x="9" y="9" /></bpmndi:BPMNEdge>`).join('\n')}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

const known: Known = {
  forms: new Map([['demo-decide', new Set(['decision'])]]),
  roles: new Set(['desk']),
  metrics: new Set(['response']),
  decisionIds: new Set(),
  services: new Set(['notify']),
  messageNames: new Set(['msg.a']),
  receivedMessages: new Set(),
};

async function errorsOf(xml: string, profile: 'publish' | 'ship' = 'ship') {
  try {
    const { findings } = await compile(xml, { profile, known });
    return findings.filter((finding) => finding.severity === 'error');
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return error.findings.filter((finding) => finding.severity === 'error');
  }
}

test('given a sound model, when compiled to be shipped, then nothing is found, time after time', async () => {
  expect(await errorsOf(sound)).toEqual([]);
  expect(await errorsOf(sound)).toEqual([]);
});

test.each<[string, string | RegExp, string, string]>([
  ['condition-is-feel', '=decision = "approve"', 'decision = "approve"', 'F3'],
  ['feel-checked', '=decision = "approve"', '=foo(decision)', 'F3'],
  ['user-task-complete', '<zeebe:userTask />', '', 'UT1'],
  ['user-task-complete', '<zeebe:property name="role" value="desk" />', '', 'UT1'],
  ['user-task-complete', /<zeebe:ioMapping>.*<\/zeebe:ioMapping>/, '', 'UT1'],
  ['known-names', 'formId="demo-decide"', 'formId="other"', 'UT1'],
  ['known-names', 'value="desk"', 'value="nobody"', 'UT1'],
  ['known-names', 'value="response"', 'value="speed"', 'BE1'],
  ['known-properties', 'name="slaMetric"', 'name="slametric"', 'BE1'],
  ['evidence-in-form', 'value="decision;', 'value="decided;', 'UT1'],
  ['sla-fallback', 'value="75;100"', 'value="75,100"', 'BE1'],
  ['sla-fallback', 'cancelActivity="false"', 'cancelActivity="true"', 'BE1'],
  ['gateway-default', ' default="F4"', '', 'XG1'],
  ['both-languages', 'value="决定"', 'value=""', 'UT1'],
  ['loop-waits', 'sourceRef="XG1" targetRef="EE2"', 'sourceRef="XG1" targetRef="XG1"', 'XG1'],
  ['label-required', ' name="Approved?"', '', 'XG1'],
])(
  'given a model that breaks %s (%s -> %s), when compiled to be shipped, then the rule says where',
  async (code, from, to, elementId) => {
    const findings = await errorsOf(sound.replace(from, to));

    expect(findings.map((finding) => [finding.code, finding.elementId])).toContainEqual([code, elementId]);
  },
);

test('given a second start for one message, when published, then one-receiver says so', async () => {
  const starts = ['M1', 'M2']
    .map(
      (id) =>
        `<bpmn:startEvent id="${id}"><bpmn:messageEventDefinition id="${id}_d" messageRef="Msg" /></bpmn:startEvent>`,
    )
    .join('');
  const xml = sound
    .replace('<bpmn:sequenceFlow id="F1"', `${starts}<bpmn:sequenceFlow id="F1"`)
    .replace('</bpmn:process>', '</bpmn:process><bpmn:message id="Msg" name="msg.a" />');

  expect(await errorsOf(xml, 'publish')).toContainEqual(
    expect.objectContaining({ code: 'one-receiver', elementId: 'M2' }),
  );
});

test('given anything that the engine only reports, when compiled to be shipped, then it is refused', async () => {
  const xml = sound.replace('<bpmn:endEvent id="EE2"', '<bpmn:endEvent id="EE2" colour="red"');

  expect(await errorsOf(xml)).toContainEqual(expect.objectContaining({ code: 'UNKNOWN_ATTRIBUTE', elementId: 'EE2' }));
  expect(await errorsOf(xml, 'publish')).not.toContainEqual(expect.objectContaining({ code: 'UNKNOWN_ATTRIBUTE' }));
});

test('given a standard loop, when compiled to be shipped, then portable refuses it', async () => {
  const xml = sound.replace('</bpmn:userTask>', '<bpmn:standardLoopCharacteristics /></bpmn:userTask>');

  expect(await errorsOf(xml)).toContainEqual(expect.objectContaining({ code: 'portable', elementId: 'UT1' }));
});
