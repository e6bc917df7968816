import { readdirSync, readFileSync } from 'node:fs';
import { type RuleSet, ruleSet } from '../../../rules/schema/rule-set.ts';

const root = new URL('../../../processes/', import.meta.url);

/** Every rule set of the process packages, read from disk; a new one is covered by being there. */
export const shippedRuleSets: readonly RuleSet[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /[\\/]rules[\\/][^\\/]+\.json$/.test(path))
  .toSorted()
  .map((path) => ruleSet.parse(JSON.parse(readFileSync(new URL(path.replaceAll('\\', '/'), root), 'utf8'))));
