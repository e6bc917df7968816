import { describe, expect, test } from 'vitest';
import { checkModel } from '../../engine/diagram/index.ts';
import { compile } from '../../engine/index.ts';
import { lintModel } from '../../engine/lint/index.ts';
import { checkRuleSet } from '../../rules/check.ts';
import { compileExpression } from '../../rules/expression/index.ts';
import { checkForm } from '../../rules/form.ts';
import { formSchema } from '../../rules/schema/form.ts';
import { kpis } from '../../rules/schema/kpi.ts';
import { processManifest } from '../../rules/schema/process-manifest.ts';
import { recordType } from '../../rules/schema/record-type.ts';
import { ruleSet } from '../../rules/schema/rule-set.ts';
import { scenario } from '../../rules/schema/scenario.ts';
import { readFolders } from './support/folders.ts';
import { knownTo } from './support/world.ts';

const folders = await readFolders();
const shared = folders.find(({ name }) => name === 'shared');
if (!shared) throw new Error('there is no folder processes/shared');
const packages = folders.filter(({ name }) => name !== 'shared');

/** What an indicator may read beside the fields of the record, by what it counts. */
const ofSource = {
  records: [],
  clocks: [
    ...['metric', 'clock', 'subject', 'state', 'startedAt', 'stoppedAt', 'dueAt', 'breached', 'breachedAt'],
    ...['targetMinutes', 'elapsedMinutes'],
  ],
  history: ['at', 'lifecycle', 'elementId', 'actor', 'details'],
};

/** What every process owes its readers; a new folder is covered by being there. */
describe.each(packages)('process $name', (folder) => {
  const manifest = processManifest.parse(folder.file('process.json'));

  test('is named after its folder and has a main model of that name', () => {
    expect(manifest.id).toBe(folder.name);
    expect(folder.models.map(({ name }) => name)).toContain(folder.name);
  });

  test('explains itself in both languages', () => {
    expect(folder.text('README.md').length).toBeGreaterThan(1000);
    expect(folder.text('README.zh.md').length).toBeGreaterThan(500);
  });

  test('numbers its main record with its prefix', () => {
    const types = [...folder.files('records').values()].map((file) => recordType.parse(file));
    expect(types.map(({ prefix }) => prefix)).toContain(manifest.recordPrefix);
  });

  test('measures only fields its record has', () => {
    const types = packages.flatMap((each) => [...each.files('records').values()].map((file) => recordType.parse(file)));
    for (const { id, measure } of kpis.parse(folder.file('kpis.json'))) {
      const fields = types.find(({ type }) => type === measure.of)?.fields.map(({ key }) => key) ?? [];
      const known = [...fields, 'status', 'createdAt', 'closedAt', 'number', ...ofSource[measure.source ?? 'records']];
      const texts = [
        measure.over,
        'where' in measure ? measure.where : undefined,
        'value' in measure ? measure.value : undefined,
      ];
      for (const text of texts) {
        const compiled = text === undefined ? undefined : compileExpression(text);
        if (compiled && !compiled.ok) expect.fail(`${id}: ${JSON.stringify(compiled.findings)}`);
        expect(known, id).toEqual(expect.arrayContaining([...(compiled?.ok ? compiled.expression.names : [])]));
      }
      expect(known, id).toContain(measure.periodBy);
    }
  });

  test('tells its stories by their ids', () => {
    for (const [name, file] of folder.files('scenarios'))
      expect(name.startsWith(scenario.parse(file).id.toLowerCase()), name).toBe(true);
  });
});

describe.each(folders)('folder $name', (folder) => {
  test('has record types named after their files', () => {
    for (const [name, file] of folder.files('records')) expect(recordType.parse(file).type).toBe(name);
  });

  test('has forms that are sound and named after their files', () => {
    for (const [name, file] of folder.files('forms')) {
      const form = formSchema.parse(file);
      expect(form.id).toBe(name);
      expect(checkForm(form), name).toEqual([]);
    }
  });

  test('has rule sets without gap or overlap whose test cases pass', async () => {
    for (const [name, file] of folder.files('rules')) {
      const set = ruleSet.parse(file);
      expect(set.id).toBe(name);
      expect(await checkRuleSet(set), name).toEqual([]);
    }
  });

  test.each(folder.models)('model $name passes every lint rule, known names included', async ({ definitions }) => {
    expect(await lintModel(definitions, knownTo(folder, folders, shared), { profile: 'ship' })).toEqual([]);
  });

  test.each(folder.models)('model $name sets an end to the lists that messages lengthen', ({ xml }) => {
    const events = xml.matchAll(
      /<bpmn:(startEvent|intermediateCatchEvent|boundaryEvent|receiveTask)\b[\s\S]*?<\/bpmn:\1>/g,
    );
    const lengthening = [...events].flatMap(([event]) =>
      [...event.matchAll(/source="=([^"]*\bappend\([^"]*)" target="record\.\w+"/g)].map(([, source]) => source),
    );
    for (const source of lengthening) expect(source).toMatch(/\bsublist\(|^distinct values\(/);
  });

  test.each(folder.models)('model $name compiles as one we ship, without findings', async ({ xml }) => {
    expect((await compile(xml, { profile: 'ship' })).findings).toEqual([]);
  });

  test.each(folder.models)(
    'model $name is named after its file and drawn without errors',
    async ({ name, process, xml }) => {
      expect(process.id).toBe(name);
      expect((await checkModel(xml)).filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );
});
