import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type SchemaProblem, schemaProblems } from '../../rules/schema/problems.ts';
import { type RuleSet, ruleSet } from '../../rules/schema/rule-set.ts';
import type { LoggedDecision } from '../../rules/what-if.ts';

/** A file that should hold a rule set: the set, or what is wrong with it. */
export type RuleFile =
  | { readonly file: string; readonly set: RuleSet }
  | { readonly file: string; readonly problems: readonly SchemaProblem[] };

/** Larger files are refused unread: a table of 2,000 rows stays far below. */
const mostBytes = 5_000_000;

/** Rule sets of the files named, or of all `rules/*.json` below the folders named. */
export async function readRuleFiles(paths: readonly string[]): Promise<readonly RuleFile[]> {
  const files = await Promise.all(paths.map(rulePaths));
  return Promise.all(files.flat().map(readRuleFile));
}

async function rulePaths(path: string): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true });
  return entries
    .filter((entry) => /(^|[\\/])rules[\\/][^\\/]+\.json$/.test(entry))
    .toSorted()
    .map((entry) => join(path, entry));
}

async function readRuleFile(file: string): Promise<RuleFile> {
  const { size } = await stat(file);
  if (size > mostBytes) return problem(file, size, `at most ${mostBytes} bytes`);
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    return problem(file, error instanceof Error ? error.message : String(error), 'JSON');
  }
  const read = ruleSet.safeParse(json);
  return read.success ? { file, set: read.data } : { file, problems: schemaProblems(read.error, json) };
}

function problem(file: string, value: unknown, allowed: string): RuleFile {
  return { file, problems: [{ path: '', value, allowed }] };
}

const factValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])),
]);
const values = z.record(z.string(), factValue);
const loggedDecision = z.object({
  ruleSet: z.string(),
  version: z.string(),
  at: z.iso.datetime({ offset: true }),
  record: z.string(),
  facts: values,
  rows: z.array(z.string()),
  result: z.union([
    z.strictObject({ hit: z.boolean(), rows: z.array(z.string()) }),
    z.strictObject({ points: z.number() }),
    z.array(values),
    values,
  ]),
});

/** Reads a decision log: one JSON object a line. @throws {Error} naming the line that is none */
export async function readDecisionLog(path: string): Promise<readonly LoggedDecision[]> {
  const lines = (await readFile(path, 'utf8')).split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const read = loggedDecision.safeParse(jsonOf(line));
    if (!read.success) throw new Error(`${path}, line ${index + 1}: no decision\n${z.prettifyError(read.error)}`);
    return { ...read.data, at: new Date(read.data.at) };
  });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
