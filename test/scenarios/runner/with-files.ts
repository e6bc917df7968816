import type { ScenarioStep } from '../../../rules/schema/scenario.ts';
import type { ScenarioServer } from './scenario-server.ts';

/** A story names a file it sends as `file:log.txt`; the form gets the id the upload answered. */
export async function withFiles(
  server: ScenarioServer,
  account: string,
  form: NonNullable<ScenarioStep['form']>,
): Promise<Readonly<Record<string, unknown>>> {
  const values: Record<string, unknown> = { ...form };
  for (const [key, value] of Object.entries(form)) {
    const names = Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
    if (names.length === 0 || !names.every((name) => name.startsWith('file:'))) continue;
    const ids = [];
    for (const name of names) ids.push(await server.upload(account, name.slice('file:'.length)));
    values[key] = ids;
  }
  return values;
}
