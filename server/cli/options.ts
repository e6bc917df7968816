import { parseArgs } from 'node:util';
import { UsageError } from './verb.ts';

/** Reads `--name value` options and the words beside them. @throws {UsageError} for an unknown or missing option */
export function readOptions<Name extends string>(
  args: readonly string[],
  { required, optional = [] }: { readonly required: readonly Name[]; readonly optional?: readonly string[] },
): { readonly values: Readonly<Record<string, string>>; readonly words: readonly string[] } {
  const names = [...required, ...optional];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  let parsed: { values: object; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const values = Object.fromEntries(Object.entries(parsed.values).map(([name, value]) => [name, String(value)]));
  const missing = required.filter((name) => !Object.hasOwn(values, name));
  if (missing.length > 0) throw new UsageError(`missing: ${missing.map((name) => `--${name}`).join(', ')}`);
  return { values, words: parsed.positionals };
}
