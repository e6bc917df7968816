import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { type Actor, can } from '../../actor.ts';
import { writeAudit } from '../../audit.ts';
import type { AuditAction } from '../../contract/audit-action.ts';
import type { Delegation, makeDelegation } from '../../contract/delegation.ts';
import type { Reader, Transaction, UnitOfWork } from '../../database/unit-of-work.ts';
import { NotFound, NotPermitted, RequestError } from '../../errors.ts';
import { reasonGiven } from '../../reason.ts';
import type { ProcessVersionService } from '../process-version/process-version.service.ts';
import { sodViolation } from '../separation/separation.view.ts';
import { tracingSod } from '../separation/sod-trace.view.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import {
  barredFromWorkOf,
  type DelegationRow,
  findDelegation,
  insertDelegation,
  listDelegations,
} from './delegation.repository.ts';
import { refuseImpossibleStandIn } from './possible-stand-in.ts';

type Wanted = z.output<NonNullable<(typeof makeDelegation)['body']>>;

/** A quarter of a year: what lasts longer is another holder of the role. */
const longestMs = 92 * 86_400_000;

interface Parts {
  readonly reader: Reader;
  readonly unitOfWork: UnitOfWork;
  readonly versions: ProcessVersionService;
  readonly people: PersonDirectory;
  readonly now: () => Date;
}

/** Acting for somebody else: for a period and a scope, with both names kept wherever it is used. */
export class DelegationService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async list(actor: Actor): Promise<readonly Delegation[]> {
    return this.#views(await listDelegations(this.#parts.reader, can(actor, 'user.manage') ? null : actor.userId));
  }

  /**
   * @throws {RequestError} `NOT_AUTHORISED` for another person without the right to manage users, `REASON_REQUIRED`,
   *   `FORM_INVALID` for a period, `PERSON_NOT_POSSIBLE`, `REFERENCE_UNKNOWN`, `SOD_VIOLATION` when a rule keeps the
   *   delegate away from work that is open now
   */
  async make(wanted: Wanted, actor: Actor, requestId: string): Promise<Delegation> {
    const from = wanted.from ?? actor.userId;
    if (from !== actor.userId && !can(actor, 'user.manage'))
      throw new NotPermitted(`${actor.userId} may not delegate for ${from}`);
    const row: DelegationRow = {
      id: randomUUID(),
      from_user: from,
      to_user: wanted.to,
      process_id: wanted.processId ?? null,
      role: wanted.role ?? null,
      starts_at: new Date(wanted.startsAt).toISOString(),
      ends_at: new Date(wanted.endsAt).toISOString(),
      reason: reasonGiven(wanted.reason),
      created_by: actor.userId,
    };
    this.#refuseScope(row);
    this.#refusePeriod(row);
    const { unitOfWork } = this.#parts;
    const attempt = { taskId: null, userId: actor.userId, requestId };
    await tracingSod(unitOfWork, attempt, () =>
      unitOfWork(async (tx) => {
        await this.#refusePeople(tx, row);
        await insertDelegation(tx, row);
        await trace(tx, 'delegation-made', row, actor, requestId);
      }),
    );
    return this.#view(row);
  }

  /** @throws {NotFound} when there is none the actor may see; {NotPermitted} for the delegate, who may not end it */
  async end(id: string, actor: Actor, requestId: string): Promise<Delegation> {
    const ended = await this.#parts.unitOfWork(async (tx) => {
      const row = await findDelegation(tx, id);
      const isAdmin = can(actor, 'user.manage');
      if (!row || !(isAdmin || row.from_user === actor.userId || row.to_user === actor.userId))
        throw new NotFound('delegation', id);
      if (!isAdmin && row.from_user !== actor.userId) throw new NotPermitted('only who is stood in for ends it');
      if (new Date(row.ends_at) <= tx.now) return row;
      const ends = tx.now.toISOString();
      await tx.execute('UPDATE delegation SET ends_at = ?, ended_by = ? WHERE id = ?', [ends, actor.userId, id]);
      await trace(tx, 'delegation-ended', row, actor, requestId);
      return { ...row, ends_at: ends };
    });
    return this.#view(ended);
  }

  #refuseScope({ process_id, role }: DelegationRow): void {
    const { versions } = this.#parts;
    if (process_id !== null && versions.processes.every(({ processId }) => processId !== process_id))
      throw unknownReference('processId', process_id);
    if (role !== null && versions.shared.roles.every(({ id }) => id !== role)) throw unknownReference('role', role);
  }

  #refusePeriod({ starts_at, ends_at }: DelegationRow): void {
    const [start, end] = [Date.parse(starts_at), Date.parse(ends_at)];
    const isWrong = end <= start || end <= this.#parts.now().getTime() || end - start > longestMs;
    if (isWrong)
      throw new RequestError('FORM_INVALID', `a delegation from ${starts_at} to ${ends_at} is not possible`, {
        errors: [
          { path: 'endsAt', code: 'not-allowed', params: { allowed: 'after the start and now, 92 days at most' } },
        ],
      });
  }

  async #refusePeople(tx: Transaction, row: DelegationRow): Promise<void> {
    await refuseImpossibleStandIn(tx, row.from_user, row.to_user);
    const barred = await barredFromWorkOf(tx, row);
    const rule = barred && this.#parts.versions.shared.sodRules.find(({ id }) => id === barred.rule);
    if (rule) throw sodViolation(rule, row.to_user);
  }

  async #view(row: DelegationRow): Promise<Delegation> {
    const [view] = await this.#views([row]);
    if (!view) throw new Error(`delegation ${row.id} has no view`);
    return view;
  }

  async #views(rows: readonly DelegationRow[]): Promise<Delegation[]> {
    const person = await this.#parts.people.refs(rows.flatMap((row) => [row.from_user, row.to_user, row.created_by]));
    const named = (id: string) => person(id) ?? { id, name: { en: id, zh: id } };
    const now = this.#parts.now();
    return rows.map((row) => ({
      id: row.id,
      from: named(row.from_user),
      to: named(row.to_user),
      processId: row.process_id,
      role: row.role,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      reason: row.reason,
      createdBy: named(row.created_by),
      state: new Date(row.ends_at) <= now ? 'over' : new Date(row.starts_at) > now ? 'planned' : 'active',
    }));
  }
}

function unknownReference(path: string, value: string): RequestError {
  return new RequestError('REFERENCE_UNKNOWN', `${path} "${value}" is not known`, {
    errors: [{ path, code: 'unknown', params: { value } }],
  });
}

async function trace(tx: Transaction, action: AuditAction, row: DelegationRow, actor: Actor, requestId: string) {
  const { id, reason: _, ...details } = row;
  await writeAudit(tx, [
    {
      actorId: actor.userId,
      action,
      entityType: 'delegation',
      entityId: id,
      details,
      requestId,
      onBehalfOf: row.from_user,
    },
  ]);
}
