import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BpmnElement } from '../../../engine/diagram/element.ts';
import { openDocument } from '../../../engine/diagram/interchange/document.ts';
import { compile, type ExecutableProcess } from '../../../engine/index.ts';

const root = 'processes';

/** One folder of `processes`, read as a person would: files by their names. */
export interface Folder {
  readonly name: string;
  readonly models: readonly Model[];
  /** Parsed JSON files of a sub-folder by name without `.json`. */
  files(subfolder: string): ReadonlyMap<string, unknown>;
  /** A parsed JSON file of the folder itself; undefined when it is not there. */
  file(name: string): unknown;
  /** A text file; empty when it is not there. */
  text(name: string): string;
}

export interface Model {
  /** Path below `processes`, e.g. `incident/restore-service`. */
  readonly path: string;
  readonly name: string;
  readonly xml: string;
  readonly process: ExecutableProcess;
  readonly definitions: BpmnElement;
}

/** Every folder of `processes`, `shared` included. */
export async function readFolders(): Promise<readonly Folder[]> {
  return Promise.all(readdirSync(root).sort().map(readFolder));
}

async function readFolder(name: string): Promise<Folder> {
  const folder = join(root, name);
  const names = readdirSync(folder).filter((file) => file.endsWith('.bpmn'));
  const models = await Promise.all(names.map((file) => readModel(folder, file.replace(/\.bpmn$/, ''))));
  return {
    name,
    models,
    files: (subfolder) =>
      new Map(
        jsonNames(join(folder, subfolder)).map((file) => [
          file.replace(/\.json$/, ''),
          parsed(join(folder, subfolder, file)),
        ]),
      ),
    file: (file) => (textOf(join(folder, file)) === '' ? undefined : parsed(join(folder, file))),
    text: (file) => textOf(join(folder, file)),
  };
}

async function readModel(folder: string, name: string): Promise<Model> {
  const xml = readFileSync(join(folder, `${name}.bpmn`), 'utf8');
  const { processes } = await compile(xml, { profile: 'run' });
  const { definitions } = await openDocument(xml);
  const [process, second] = processes;
  if (!process || second)
    throw new Error(`${folder}/${name}.bpmn holds ${processes.length} executable processes, allowed: 1`);
  return { path: `${folder.slice(root.length + 1)}/${name}`, name, xml, process, definitions };
}

function jsonNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith('.json'));
  } catch {
    return [];
  }
}

function parsed(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
