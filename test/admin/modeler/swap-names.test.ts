import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import { describe, expect, test } from 'vitest';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import { type ModdleElement, swapNames } from '../../../admin/src/modeler/swapNames.ts';

const folder = join('processes', 'incident');
const models = readdirSync(folder).filter((file) => file.endsWith('.bpmn'));

describe.each(models)('the names of %s', (file) => {
  test('given the model, when its names are swapped, then what is drawn is Chinese', async () => {
    const { root } = await parsed(file);

    swapNames(root);

    const process = processOf(root);
    expect(process['name']).toMatch(/\p{Script=Han}/u);
    expect(elementsOf(process).filter((name) => name !== '' && !/\p{Script=Han}/u.test(name))).toEqual([]);
  });

  test('given the model, when its names are swapped twice, then it is written as before', async () => {
    const { root, write } = await parsed(file);
    const before = await write();

    swapNames(root);
    const swapped = await write();
    swapNames(root);

    expect(await write()).toBe(before);
    expect(swapped).not.toBe(before);
  });
});

async function parsed(file: string) {
  const moddle = new BpmnModdle({ zeebe });
  const { rootElement } = await moddle.fromXML(readFileSync(join(folder, file), 'utf8'), 'bpmn:Definitions');
  return {
    root: rootElement as unknown as ModdleElement,
    write: async () => (await moddle.toXML(rootElement, { format: true })).xml,
  };
}

function processOf(root: ModdleElement): ModdleElement {
  const found = (root['rootElements'] as ModdleElement[]).find((element) => element.$type === 'bpmn:Process');
  if (found === undefined) throw new Error('the model has no process');
  return found;
}

function elementsOf(process: ModdleElement): readonly string[] {
  return (process['flowElements'] as ModdleElement[]).map((element) => String(element['name'] ?? ''));
}
