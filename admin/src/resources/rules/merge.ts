import { diffRuleSets } from '../../../../rules/row-diff.ts';
import { type RuleRow, type RuleSet, ruleRow, ruleSet } from '../../../../rules/schema/rule-set.ts';
import type { BrowserProblem } from '../../session/request.ts';

/** A row somebody else saved while it was being typed. */
export interface Conflict {
  readonly id: string;
  readonly sides: { readonly theirs: RuleRow | null; readonly yours: RuleRow | null };
}

/** The rows both changed differently, as the refusal of the save names them. */
export function conflictsIn({ errors }: BrowserProblem): readonly Conflict[] {
  return errors
    .filter(({ code, path }) => code === 'conflict' && path.startsWith('rows.'))
    .map(({ path, params }) => ({
      id: path.slice('rows.'.length),
      sides: { theirs: rowIn(params['theirs']), yours: rowIn(params['yours']) },
    }));
}

function rowIn(value: unknown): RuleRow | null {
  const read = ruleRow.safeParse(value);
  return read.success ? read.data : null;
}

/**
 * What they saved, with what you typed laid over it: your rows where they changed nothing, and of rows both changed
 * those you keep. Cases, columns and the hit policy are yours where you changed them.
 *
 * @param kept ids of rows both changed, of which your side stays
 */
export function merged(
  { base, theirs, yours }: { readonly base: RuleSet; readonly theirs: RuleSet; readonly yours: RuleSet },
  kept: readonly string[],
): RuleSet {
  const their = new Set(diffRuleSets(base, theirs).rows.map(({ id }) => id));
  const mine = diffRuleSets(base, yours);
  const rows = [...theirs.rows];
  for (const { id, after, change } of mine.rows) {
    if (change === 'moved' || (their.has(id) && !kept.includes(id))) continue;
    const at = rows.findIndex((row) => row.id === id);
    if (at === -1 && after) rows.push(after);
    else if (at !== -1) rows.splice(at, 1, ...(after ? [after] : []));
  }
  const parts = mine.parts.filter((part) => part !== 'hitPolicy');
  const typed = Object.fromEntries(parts.map((part) => [part, yours[part]]));
  const policy = mine.parts.includes('hitPolicy') ? { hitPolicy: yours.hitPolicy, distinct: yours.distinct } : {};
  return ruleSet.parse({ ...theirs, ...typed, ...policy, rows });
}
