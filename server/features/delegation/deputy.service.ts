import { type Actor, can } from '../../actor.ts';
import { writeAudit } from '../../audit.ts';
import type { Deputy } from '../../contract/delegation.ts';
import type { UnitOfWork } from '../../database/unit-of-work.ts';
import { NotFound, NotPermitted } from '../../errors.ts';
import { everything, findMasterDatum } from '../../master-data/master-data.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import { userFields } from '../user/user.service.ts';
import { refuseImpossibleStandIn } from './possible-stand-in.ts';

/** Who stands in for a person whenever nobody of a role is left, without end: named by the person or who manages users. */
export class DeputyService {
  readonly #unitOfWork: UnitOfWork;
  readonly #people: PersonDirectory;

  constructor(unitOfWork: UnitOfWork, people: PersonDirectory) {
    this.#unitOfWork = unitOfWork;
    this.#people = people;
  }

  /**
   * Names the deputy of a person, or nobody.
   *
   * @throws {NotPermitted} for another person without the right to manage users; {NotFound}
   * @throws {RequestError} `PERSON_NOT_POSSIBLE`
   */
  async name(userId: string, deputyId: string | null, actor: Actor, requestId: string): Promise<Deputy> {
    if (userId !== actor.userId && !can(actor, 'user.manage'))
      throw new NotPermitted(`${actor.userId} may not name a deputy of ${userId}`);
    await this.#unitOfWork(async (tx) => {
      const user = await findMasterDatum(tx, 'user', userId, everything);
      if (!user) throw new NotFound('user', userId);
      if (deputyId !== null) await refuseImpossibleStandIn(tx, userId, deputyId);
      const before = userFields.parse(user.fields).deputyId;
      if (before === deputyId) return;
      await tx.execute(
        'UPDATE record SET fields = ?, updated_at = ?, lock_version = lock_version + 1 WHERE id = ? AND type = ?',
        [JSON.stringify({ ...user.fields, deputyId }), tx.now, userId, 'user'],
      );
      await writeAudit(tx, [
        {
          actorId: actor.userId,
          action: 'deputy-named',
          entityType: 'user',
          entityId: userId,
          details: { before, after: deputyId },
          requestId,
        },
      ]);
    });
    const person = await this.#people.refs([deputyId]);
    return { userId, deputy: person(deputyId) };
  }
}
