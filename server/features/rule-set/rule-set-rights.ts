import { type Actor, can, hasRole } from '../../actor.ts';
import type { Permission } from '../../contract/endpoint.ts';
import { NotPermitted } from '../../errors.ts';
import type { Directory } from '../../execution/directory.ts';
import { partsOf, type RuleSetId } from './rule-set-version.ts';

/** What a person may do with one rule set. */
export interface RuleSetRights {
  readonly edit: boolean;
  readonly publish: boolean;
  readonly rebind: boolean;
}

/**
 * Whoever has the right by a role has it over the rule sets of the processes they own and over shared ones;
 * administrators over all. Nobody approves what they wrote themselves: that is refused at the draft.
 */
export async function rightsOver(id: RuleSetId, actor: Actor, directory: Directory): Promise<RuleSetRights> {
  const { owner } = partsOf(id);
  const reach =
    owner === 'shared' || hasRole(actor, 'administrator') || (await directory.processOwner(owner)) === actor.userId;
  return {
    edit: reach && can(actor, 'rule-set.edit'),
    publish: reach && can(actor, 'rule-set.publish'),
    rebind: reach && can(actor, 'rule-set.rebind'),
  };
}

/** @throws {NotPermitted} naming the right and the rule set */
export async function refuseWithout(
  right: keyof RuleSetRights,
  id: RuleSetId,
  actor: Actor,
  directory: Directory,
): Promise<void> {
  if ((await rightsOver(id, actor, directory))[right]) return;
  const permission: Permission = `rule-set.${right}`;
  throw new NotPermitted(`${actor.userId} may not ${right} "${id}"`, { permission, ruleSet: id });
}
