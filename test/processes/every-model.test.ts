import { describe, expect, test } from 'vitest';
import { recordType } from '../../rules/schema/record-type.ts';
import { type Model, readFolders } from './support/folders.ts';
import {
  documentationOf,
  elementsOf,
  extension,
  mappings,
  namesRead,
  propertyOf,
  recordFields,
  textOf,
  typeOf,
} from './support/model-texts.ts';
import { formsFor } from './support/world.ts';

const folders = await readFolders();
const shared = folders.find(({ name }) => name === 'shared');
if (!shared) throw new Error('there is no folder processes/shared');
const models = folders.flatMap((folder) => folder.models.map((model) => ({ ...model, folder })));

const chinese = /[\u4e00-\u9fff]/;
/** What the server offers to output mappings beside the form. */
const offered = ['record', 'completedBy', 'taskDueAt', 'submission', 'vote', 'approvalOutcome'];
/** Fields every record has beside those of its type. */
const baseFields = [
  'number',
  'status',
  'title',
  'description',
  'createdAt',
  'closedAt',
  'links',
  'attachments',
  'customerId',
  'ownerId',
];
const longest = { task: { en: 28, zh: 12 }, gateway: { en: 24, zh: 12 }, event: { en: 28, zh: 14 } } as const;

describe.each(models)('model $path', ({ definitions, process, folder, xml }) => {
  const elements = elementsOf(definitions);
  const userTasks = elements.filter((element) => typeOf(element) === 'userTask');

  test('says every name in both languages', () => {
    for (const element of elements.filter(({ name, $type }) => name && !$type.endsWith(':Message')))
      expect(propertyOf(element, 'name.zh'), element.id).toMatch(/\S/);
  });

  test('keeps names short enough to be drawn', () => {
    for (const { id, type, name } of process.elements) {
      const limit = limitOf(type);
      if (!limit) continue;
      expect(name.en.length, `${id} "${name.en}"`).toBeLessThanOrEqual(limit.en);
      expect([...(name.zh ?? '')].length, `${id} "${name.zh}"`).toBeLessThanOrEqual(limit.zh);
    }
  });

  test('instructs whoever does a task, in both languages, under a clause', () => {
    for (const task of userTasks) {
      expect(documentationOf(task), task.id).toMatch(/\w/);
      expect(propertyOf(task, 'documentation.zh'), task.id).toMatch(chinese);
      expect(propertyOf(task, 'clause'), task.id).toMatch(/^\d/);
    }
  });

  test('maps only what the form of a task, its inputs or the server give', () => {
    const forms = formsFor(folder, shared);
    for (const task of userTasks) {
      const keys = forms.get(textOf(extension(task, 'zeebe:FormDefinition'), 'formId') ?? '') ?? new Set();
      const inputs = mappings(task, 'input').map(({ target }) => target);
      const known = new Set([...keys, ...inputs, ...offered]);
      const unknown = mappings(task, 'output')
        .flatMap(({ source }) => namesRead(source))
        .filter((name) => !known.has(name));
      expect(unknown, task.id).toEqual([]);
    }
  });

  test('gives every task the values its form shows and nobody may change', () => {
    for (const task of userTasks) {
      const inputs = mappings(task, 'input').map(({ target }) => target);
      const formId = textOf(extension(task, 'zeebe:FormDefinition'), 'formId') ?? '';
      expect(inputs, `${task.id} ${formId}`).toEqual(expect.arrayContaining([...readonlyKeys(formId)]));
    }
  });

  test('reads and writes only fields its record has', () => {
    const type = recordTypeOf({ process });
    if (!type) return expect(recordFields(xml)).toEqual([]);
    const known = new Set([...baseFields, ...type.fields.map(({ key }) => key)]);
    expect([...new Set(recordFields(xml))].filter((field) => !known.has(field))).toEqual([]);
  });

  function readonlyKeys(formId: string): readonly string[] {
    // A form the record names is one people order by: it asks, and shows nothing that is fixed.
    if (formId.startsWith('=')) return [];
    const form = folder.files('forms').get(formId) ?? shared?.files('forms').get(formId);
    const { components } = form as { components: readonly { key?: string; disabled?: boolean }[] };
    return components.flatMap(({ key, disabled }) => (key && disabled ? [key] : []));
  }
});

function recordTypeOf({ process }: Pick<Model, 'process'>) {
  const name = process.properties['record'];
  const file = folders.map((folder) => folder.files('records').get(name ?? '')).find((each) => each !== undefined);
  return file === undefined ? undefined : recordType.parse(file);
}

function limitOf(type: string) {
  if (type.endsWith('Task') || type === 'callActivity') return longest.task;
  if (type.endsWith('Gateway')) return longest.gateway;
  return type.endsWith('Event') ? longest.event : undefined;
}
