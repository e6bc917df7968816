import type { RuleSetId, RuleSetVersion } from './rule-set-version.ts';

/**
 * The version in force of one rule set: of those published here the last that came into force; the package's own
 * while nothing was published. What people approved is never replaced by an update of the product.
 *
 * @param versions of one rule set, in any order
 */
export function versionInForce(versions: readonly RuleSetVersion[]): RuleSetVersion | undefined {
  const began = versions.filter((version) => version.inForceAt !== null).toSorted(byBeginning);
  return began.findLast(({ origin }) => origin === 'published') ?? began.at(-1);
}

/** Versions that were approved and wait for their day, the next one first. */
export function scheduledOf(versions: readonly RuleSetVersion[]): readonly RuleSetVersion[] {
  return versions
    .filter(({ origin, inForceAt }) => origin === 'published' && inForceAt === null)
    .toSorted((a, b) => a.effectiveAt.getTime() - b.effectiveAt.getTime() || a.number - b.number);
}

/** The version the next draft must be based on: what was approved last, in force or not. */
export function latestApproved(versions: readonly RuleSetVersion[]): RuleSetVersion | undefined {
  return scheduledOf(versions).at(-1) ?? versionInForce(versions);
}

/** Versions by their rule set. */
export function bySet(versions: readonly RuleSetVersion[]): ReadonlyMap<RuleSetId, readonly RuleSetVersion[]> {
  const groups = new Map<RuleSetId, RuleSetVersion[]>();
  for (const version of versions) groups.set(version.ruleSet, [...(groups.get(version.ruleSet) ?? []), version]);
  return groups;
}

function byBeginning(a: RuleSetVersion, b: RuleSetVersion): number {
  return (a.inForceAt?.getTime() ?? 0) - (b.inForceAt?.getTime() ?? 0) || a.number - b.number;
}
