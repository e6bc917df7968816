import type { Reader } from '../../database/unit-of-work.ts';
import { RequestError } from '../../errors.ts';
import { activePerson } from '../separation/judged-person.view.ts';

/**
 * Refuses somebody who cannot stand in for somebody else at all: both must be active people of one organization.
 *
 * @throws {RequestError} `PERSON_NOT_POSSIBLE` with the person and why
 */
export async function refuseImpossibleStandIn(
  source: Pick<Reader, 'query'>,
  fromId: string,
  toId: string,
): Promise<void> {
  const [from, to] = [await activePerson(source, fromId), await activePerson(source, toId)];
  const impossible = (person: string, why: string) =>
    new RequestError('PERSON_NOT_POSSIBLE', `"${person}" cannot stand in or be stood in for: ${why}`, {
      params: { person, why },
    });
  if (!from) throw impossible(fromId, 'no active person');
  if (!to) throw impossible(toId, 'no active person');
  if (from.userId === to.userId) throw impossible(toId, 'the same person');
  if (from.customerId !== to.customerId) throw impossible(toId, 'of another organization');
}
