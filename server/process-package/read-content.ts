import type { z } from 'zod';
import { compile, EngineError } from '../../engine/index.ts';
import { checkRuleSet } from '../../rules/check.ts';
import { catalogue } from '../../rules/schema/catalogue.ts';
import { changeSchedule } from '../../rules/schema/change-schedule.ts';
import { changeTemplates } from '../../rules/schema/change-template.ts';
import { type FormSchema, formSchema } from '../../rules/schema/form.ts';
import { itemTypes } from '../../rules/schema/item-type.ts';
import { operationRules } from '../../rules/schema/operation.ts';
import { schemaProblems } from '../../rules/schema/problems.ts';
import { type RecordType, recordType } from '../../rules/schema/record-type.ts';
import { type RuleSet, ruleSet } from '../../rules/schema/rule-set.ts';
import { keptByContent } from '../kept-by-content.ts';
import type { PackageFinding } from './finding.ts';
import type { PackageContent, PackageModel, PinnedRuleSet } from './package.ts';
import { hashText, type PackageFiles } from './package-files.ts';

const compiled = keptByContent((xml) => compile(xml, { profile: 'run' }));
/** What is wrong with a rule set, by the text of its file. */
const ruleFindings = keptByContent((text) => checkRuleSet(ruleSet.parse(JSON.parse(text))));

/** Collects what is wrong while a package is read. */
export interface Reading {
  readonly name: string;
  readonly files: PackageFiles;
  readonly findings: PackageFinding[];
  /** True when the files are a stored version: its rule sets were checked when it was published. */
  readonly published?: boolean;
}

/** Reads models, record types, rule sets and forms; what is wrong goes to `reading.findings` and is left out. */
export async function readContent(reading: Reading): Promise<PackageContent> {
  const ruleSets = readFolder(reading, 'rules', ruleSet);
  if (!reading.published) for (const [path] of ruleSets) await checkRules(reading, path);
  const forms = readFolder(reading, 'forms', formSchema);
  const recordTypes = readFolder(reading, 'records', recordType);
  return {
    files: reading.files,
    models: await readModels(reading),
    recordTypes: named<RecordType>(reading, recordTypes, (each) => each.type),
    ruleSets: pinned(
      reading,
      named<RuleSet>(reading, ruleSets, (each) => each.id),
      ruleSets,
    ),
    forms: named<FormSchema>(reading, forms, (each) => each.id),
    catalogue: readJson(reading, 'catalogue.json', catalogue),
    operations: readJson(reading, 'operations.json', operationRules) ?? [],
    itemTypes: readJson(reading, 'ci-types.json', itemTypes) ?? null,
    changeSchedule: readJson(reading, 'change-schedule.json', changeSchedule) ?? null,
    changeTemplates: readJson(reading, 'templates.json', changeTemplates) ?? [],
  };
}

/** Parses one JSON file by its schema; undefined when it is not there or is wrong. */
export function readJson<T>(reading: Reading, path: string, schema: z.ZodType<T>): T | undefined {
  const text = reading.files.get(path);
  if (text === undefined) return undefined;
  const file = `${reading.name}/${path}`;
  const { json, read } = readBy(schema)(text);
  if (json instanceof SyntaxError) {
    reading.findings.push({ file, path: '', value: json.message, allowed: 'allowed: JSON' });
    return undefined;
  }
  if (read.success) return read.data as T;
  reading.findings.push(...schemaProblems(read.error, json).map((problem) => ({ file, ...problem })));
  return undefined;
}

/** Readers of files by their schema. */
const readers = new WeakMap<z.ZodType, (text: string) => Readable>();

interface Readable {
  readonly json: unknown;
  readonly read: z.ZodSafeParseResult<unknown>;
}

function readBy(schema: z.ZodType): (text: string) => Readable {
  const reader =
    readers.get(schema) ??
    keptByContent((text) => {
      const json = parsed(text);
      return { json, read: schema.safeParse(json) };
    });
  readers.set(schema, reader);
  return reader;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error instanceof SyntaxError ? error : new SyntaxError(String(error));
  }
}

/** Own files and those pinned from `shared/`. */
function readFolder<T>(reading: Reading, folder: string, schema: z.ZodType<T>): readonly (readonly [string, T])[] {
  const pattern = new RegExp(`^(shared/)?${folder}/[^/]+\\.json$`);
  return [...reading.files.keys()]
    .filter((path) => pattern.test(path))
    .flatMap((path) => {
      const value = readJson(reading, path, schema);
      return value === undefined ? [] : [[path, value] as const];
    });
}

function named<T>(
  reading: Reading,
  entries: readonly (readonly [string, T])[],
  nameOf: (value: T) => string,
): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const [path, value] of entries) {
    const fileName = path.replace(/^.*\//, '').replace(/\.json$/, '');
    if (nameOf(value) === fileName) map.set(fileName, value);
    else
      reading.findings.push({
        file: `${reading.name}/${path}`,
        path: path.includes('records/') ? 'type' : 'id',
        value: nameOf(value),
        allowed: `allowed: "${fileName}", the name of the file`,
      });
  }
  return map;
}

function pinned(
  reading: Reading,
  sets: ReadonlyMap<string, RuleSet>,
  paths: readonly (readonly [string, RuleSet])[],
): ReadonlyMap<string, PinnedRuleSet> {
  return new Map(
    paths.flatMap(([path, set]) =>
      sets.has(set.id) ? [[set.id, { set, hash: hashText(reading.files.get(path) ?? '') }] as const] : [],
    ),
  );
}

async function checkRules(reading: Reading, path: string): Promise<void> {
  for (const finding of await ruleFindings(reading.files.get(path) ?? ''))
    reading.findings.push({
      file: `${reading.name}/${path}`,
      path: finding.path,
      value: finding.code,
      allowed: finding.message,
    });
}

async function readModels(reading: Reading): Promise<ReadonlyMap<string, PackageModel>> {
  const models = new Map<string, PackageModel>();
  for (const [path, xml] of reading.files) if (/^[^/]+\.bpmn$/.test(path)) await readModel(reading, path, xml, models);
  return models;
}

async function readModel(
  reading: Reading,
  path: string,
  xml: string,
  models: Map<string, PackageModel>,
): Promise<void> {
  const file = `${reading.name}/${path}`;
  const id = path.replace(/\.bpmn$/, '');
  try {
    const { processes } = await compiled(xml);
    const [process, second] = processes;
    if (process?.id === id && second === undefined) models.set(id, { file, xml, process });
    else
      reading.findings.push({
        file,
        path: 'process',
        value: processes.map((each) => each.id),
        allowed: `allowed: one executable process with the id "${id}", the name of the file`,
      });
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    for (const finding of error.findings)
      if (finding.severity === 'error')
        reading.findings.push({ file, path: finding.elementId ?? '', value: finding.code, allowed: finding.message });
  }
}
