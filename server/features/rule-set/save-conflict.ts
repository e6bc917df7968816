import { diffRuleSets, type RowDifference } from '../../../rules/row-diff.ts';
import { sameValue } from '../../../rules/same-value.ts';
import type { RuleRow, RuleSet } from '../../../rules/schema/rule-set.ts';
import type { ProblemError } from '../../contract/problem.ts';
import { RequestError } from '../../errors.ts';

/** What two people made of one table. */
interface TwoSides {
  /** What both began with. */
  readonly base: RuleSet;
  /** What was saved first. */
  readonly theirs: RuleSet;
  /** What was sent second. */
  readonly yours: RuleSet;
}

/**
 * The refusal of a save that was begun on an older content: every row somebody else changed, with what they and the
 * sender made of it. Code `conflict` where both changed a row differently, `changed` where only they did.
 */
export function saveConflict(
  { base, theirs, yours }: TwoSides,
  saved: { readonly lockVersion: number; readonly by: string },
): RequestError {
  const mine = new Map(diffRuleSets(base, yours).rows.map((row) => [row.id, row]));
  const their = diffRuleSets(base, theirs);
  const errors = [
    ...their.rows.map((row) => rowError(row, mine.get(row.id))),
    ...their.parts.map((part): ProblemError => ({ path: part, code: 'changed', params: {} })),
  ];
  return new RequestError('PRECONDITION_FAILED', `the draft was saved by ${saved.by} meanwhile`, {
    params: { lockVersion: saved.lockVersion, savedBy: saved.by },
    errors,
  });
}

function rowError(theirs: RowDifference, mine: RowDifference | undefined): ProblemError {
  const conflict = mine !== undefined && !sameValue(mine.after, theirs.after);
  return {
    path: `rows.${theirs.id}`,
    code: conflict ? 'conflict' : 'changed',
    params: {
      change: theirs.change,
      before: jsonOf(theirs.before),
      theirs: jsonOf(theirs.after),
      yours: jsonOf(mine === undefined ? theirs.before : mine.after),
    },
  };
}

function jsonOf(row: RuleRow | null): ProblemError['params'][string] {
  return JSON.parse(JSON.stringify(row)) as ProblemError['params'][string];
}
