import { diffRuleSets } from '../../../rules/row-diff.ts';
import type { RuleSet } from '../../../rules/schema/rule-set.ts';
import type { PersonRef } from '../../contract/common.ts';
import type { RuleSetDifferenceView, RuleSetVersionView } from '../../contract/rule-set.ts';
import { scheduledOf, versionInForce } from './in-force.ts';
import type { RuleSetVersion } from './rule-set-version.ts';

type PersonOf = (id: string | null) => PersonRef | null;

/** What differs between two contents, row by row. */
export function viewChanges(before: RuleSet, after: RuleSet): RuleSetDifferenceView {
  const { rows, parts } = diffRuleSets(before, after);
  return { rows: [...rows], parts: [...parts] };
}

/** A version among all of its rule set, which say whether it is in force. */
export function viewVersion(
  version: RuleSetVersion,
  all: readonly RuleSetVersion[],
  person: PersonOf,
): RuleSetVersionView {
  return {
    number: version.number,
    contentHash: version.contentHash,
    state: stateOf(version, all),
    origin: version.origin,
    basedOn: version.basedOn,
    authors: version.authors.flatMap((id) => person(id) ?? []),
    publishedBy: person(version.publishedBy),
    reason: version.reason,
    createdAt: version.createdAt.toISOString(),
    effectiveAt: version.effectiveAt.toISOString(),
    inForceAt: version.inForceAt?.toISOString() ?? null,
  };
}

function stateOf(version: RuleSetVersion, all: readonly RuleSetVersion[]): RuleSetVersionView['state'] {
  if (versionInForce(all)?.id === version.id) return 'in-force';
  if (scheduledOf(all).some(({ id }) => id === version.id)) return 'scheduled';
  return version.inForceAt === null ? 'set-aside' : 'superseded';
}

/** Everybody a version names. */
export function peopleOf(versions: readonly RuleSetVersion[]): readonly string[] {
  return versions.flatMap(({ authors, publishedBy }) => [...authors, ...(publishedBy === null ? [] : [publishedBy])]);
}
