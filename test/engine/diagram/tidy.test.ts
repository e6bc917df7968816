import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import {
  checkDiagram,
  checkModel,
  type DiagramMeasure,
  measureModel,
  type TidyOptions,
  thresholds,
  tidy,
} from '../../../engine/diagram/index.ts';
import { openDocument } from '../../../engine/diagram/interchange/document.ts';
import { EngineError } from '../../../engine/errors.ts';

const folder = new URL('./fixtures/', import.meta.url);
const models = readdirSync(folder).filter((name) => name.endsWith('.bpmn'));
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

/** Few enough drawings for a test, enough to leave the first one behind. */
const budget = 40;
const quick: TidyOptions = { budget: 0 };

/** Every element with its attributes, and every text, but the diagram and what tidying adds. */
function meaningOf(xml: string): readonly string[] {
  const model = xml
    .replaceAll(/<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/g, '')
    .replaceAll(/<bpmn:collaboration[\s\S]*<\/bpmn:collaboration>/g, '')
    .replaceAll(/<bpmn:(incoming|outgoing)>.*?<\/bpmn:\1>/g, '')
    .replaceAll(/ xmlns:(bpmndi|dc|di)="[^"]*"/g, '');
  const elements = [...model.matchAll(/<[\w:]+[^>]*?(?=\s*\/?>)/g)].map(([tag]) =>
    tag
      .split(/\s+(?=[\w:]+=)/)
      .toSorted()
      .join(' '),
  );
  const texts = [...model.matchAll(/>([^<]*[^<\s][^<]*)</g)].map(([, text]) => text ?? '');
  return [...elements, ...texts].toSorted();
}

describe('tidying a model', () => {
  test.each(models)('given %s without a diagram, when it is tidied, then the checker finds no error', async (model) => {
    const xml = await tidy(read(model), { budget });

    expect((await checkModel(xml)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test.each(models)('given %s, when it is tidied, then the model means the same', async (model) => {
    const xml = await tidy(read(model), quick);

    expect(meaningOf(xml)).toEqual(meaningOf(read(model)));
  });

  test('given a tidy file, when it is tidied again, then not a byte changes', async () => {
    const once = await tidy(read('frame-across-lanes.bpmn'), { budget });

    expect(await tidy(once, { budget })).toBe(once);
  });

  test('given lanes without a pool, when it is tidied, then the pool bears the names of the process', async () => {
    const xml = await tidy(read('approvals.bpmn'), quick);

    expect(xml).toContain(
      '<bpmn:participant id="Participant_approvals" name="Change approval" processRef="approvals">',
    );
    expect(xml.match(/name="name\.zh" value="变更审批"/g)).toHaveLength(2);
  });

  test('given a model without lanes, when it is tidied, then it gets no pool', async () => {
    expect(await tidy(read('linear.bpmn'), quick)).not.toContain('bpmn:participant');
  });

  test('given nodes without their flows, when it is tidied, then each names what comes in and goes out', async () => {
    const xml = await tidy(read('linear.bpmn'), quick);

    expect(xml).toMatch(/<bpmn:incoming>F_SE1_UT1<\/bpmn:incoming>\s*<bpmn:outgoing>F_UT1_ST1<\/bpmn:outgoing>/);
  });

  test('given any model, when it is tidied, then all coordinates are whole px', async () => {
    const xml = await tidy(read('incident-overview.bpmn'), quick);
    const numbers = [...xml.matchAll(/ (?:x|y|width|height)="([^"]+)"/g)].map(([, number]) => Number(number));

    expect(numbers.length).toBeGreaterThan(300);
    expect(numbers.every(Number.isInteger)).toBe(true);
  });

  test('given a text that is no BPMN, when it is tidied, then it is refused', async () => {
    await expect(tidy('<html/>')).rejects.toThrow(EngineError);
    await expect(checkModel('no xml at all')).rejects.toMatchObject({ code: 'MODEL_INVALID' });
  });

  test('given a tidy file, when it is measured, then the table has a row for every metric', async () => {
    const table: readonly DiagramMeasure[] = await measureModel(await tidy(read('linear.bpmn'), quick));

    expect(table.map(({ metric }) => metric)).toEqual(Object.keys(thresholds));
    expect(table.find(({ metric }) => metric === 'nodes')).toMatchObject({ value: 4, threshold: 25, severity: 'good' });
  });

  test('given a file that was opened, when it is checked, then the findings are those of its text', async () => {
    const xml = await tidy(read('approvals.bpmn'), quick);

    expect(checkDiagram((await openDocument(xml)).definitions)).toEqual(await checkModel(xml));
  });

  test('given a model without a diagram, when it is checked, then every element is reported as undrawn', async () => {
    const findings = await checkModel(read('linear.bpmn'));

    expect(findings.filter(({ metric }) => metric === 'undrawn').map(({ elements }) => elements[0])).toEqual(
      expect.arrayContaining(['SE1', 'UT1', 'ST1', 'EE1', 'F_SE1_UT1']),
    );
  });
});
