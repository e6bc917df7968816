import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compile } from '../../../engine/index.ts';

/**
 * Lines of a table: each shipped model, how many of its elements the stories reached, and which they did not.
 *
 * @param reached as `model element`
 */
export async function coverageTable(reached: ReadonlySet<string>): Promise<readonly string[]> {
  const rows = await Promise.all(
    shippedModels().map(async (path) => {
      const { processes } = await compile(readFileSync(path, 'utf8'), { profile: 'run' });
      const elements = processes.flatMap((process) => process.elements.map(({ id }) => ({ model: process.id, id })));
      const missing = elements.filter(({ model, id }) => !reached.has(`${model} ${id}`)).map(({ id }) => id);
      return `| ${basename(path, '.bpmn')} | ${elements.length - missing.length} of ${elements.length} | ${missing.join(', ')} |`;
    }),
  );
  return ['| model | elements reached | not reached |', '|---|---|---|', ...rows];
}

function shippedModels(): readonly string[] {
  return readdirSync('processes').flatMap((folder) =>
    readdirSync(join('processes', folder))
      .filter((name) => name.endsWith('.bpmn'))
      .map((name) => join('processes', folder, name)),
  );
}
