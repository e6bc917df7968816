import type { Account } from '../../accounts/account.ts';
import { type Actor, actorWith } from '../../actor.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { delegatorsOf } from '../delegation/delegators.view.ts';

/** The owner of an account as who acts, with the rights and delegations of this moment. */
export async function actorOfAccount(source: Pick<Reader, 'query'>, account: Account, at: Date): Promise<Actor> {
  const { passwordHash: _, active: __, ...person } = account;
  return actorWith({ ...person, standsInFor: await delegatorsOf(source, person.userId, at) });
}
