import { readFile, writeFile } from 'node:fs/promises';
import { checkModel, tidy } from '../../engine/diagram/index.ts';
import { UsageError, type Verb } from './verb.ts';

/** Draws diagrams anew in place, or lists what is wrong with them; exit code 1 when something is. */
export const model: Verb = async ([what, ...files]) => {
  if ((what !== 'tidy' && what !== 'check') || files.length === 0) throw new UsageError('tidy or check, and files');
  let errors = 0;
  for (const file of files) {
    if (what === 'tidy') await writeFile(file, await tidy(await readFile(file, 'utf8')));
    else errors += await check(file);
  }
  return errors === 0 ? 0 : 1;
};

async function check(file: string): Promise<number> {
  const findings = await checkModel(await readFile(file, 'utf8'));
  for (const { severity, metric, value, threshold, elements } of findings)
    process.stdout.write(`${file}: ${severity} ${metric} ${value} (limit ${threshold}) ${elements.join(' ')}\n`);
  return findings.filter(({ severity }) => severity === 'error').length;
}
