import { findAccount } from '../../accounts/account.repository.ts';
import { type Account, normalizeAccount } from '../../accounts/account.ts';
import { newToken } from '../../accounts/secret-token.ts';
import type { Actor } from '../../actor.ts';
import { writeAudit } from '../../audit.ts';
import type { Clock } from '../../clock.ts';
import type { SessionLimits } from '../../config.ts';
import type { Reader, Transaction, UnitOfWork } from '../../database/unit-of-work.ts';
import { RequestError } from '../../errors.ts';
import { actorOfAccount } from './actor.view.ts';
import type { Passwords } from './password.ts';
import {
  deleteEndedSessions,
  deleteSession,
  findSession,
  insertSession,
  type StoredSession,
  touchSession,
} from './session.repository.ts';
import { SignInThrottle } from './sign-in-throttle.ts';

/** Being seen is written down once in this time, not at each request. */
const touchAfterMs = 60_000;

/** A session that has just begun; `token` goes into the cookie and nowhere else. */
export interface NewSession {
  readonly token: string;
  readonly actor: Actor;
  readonly expiresAt: Date;
}

export interface SignInAttempt {
  readonly account: string;
  readonly password: string;
  readonly ip: string;
  readonly requestId: string;
  /** Session the browser still has; it ends. */
  readonly former: string | null;
}

/** Signs people in and out, and says who a session is. */
export class SessionService {
  readonly #reader: Reader;
  readonly #inTransaction: UnitOfWork;
  readonly #clock: Clock;
  readonly #limits: SessionLimits;
  readonly #passwords: Passwords;
  readonly #throttle: SignInThrottle;

  constructor(services: {
    readonly reader: Reader;
    readonly unitOfWork: UnitOfWork;
    readonly clock: Clock;
    readonly limits: SessionLimits;
    readonly passwords: Passwords;
  }) {
    this.#reader = services.reader;
    this.#inTransaction = services.unitOfWork;
    this.#clock = services.clock;
    this.#limits = services.limits;
    this.#passwords = services.passwords;
    this.#throttle = new SignInThrottle(services.clock);
  }

  /**
   * @throws {RequestError} `SIGN_IN_FAILED`, the same for an unknown account, a wrong password and an inactive one;
   *   `TOO_MANY_REQUESTS` after many failures
   */
  async signIn({ account: typed, password, ip, requestId, former }: SignInAttempt): Promise<NewSession> {
    const name = normalizeAccount(typed);
    this.#throttle.refuseWhenTooMany(name, ip);
    const account = await findAccount(this.#reader, name);
    const matches = await this.#passwords.matches(account?.passwordHash ?? null, password);
    if (account === undefined || !matches || !account.active) {
      this.#throttle.failed(name, ip);
      const entry = {
        action: 'sign-in-failed' as const,
        entityType: 'account',
        entityId: account?.userId ?? null,
        requestId,
      };
      await this.#inTransaction((tx) => writeAudit(tx, [{ ...entry, actorId: null, details: {} }]));
      throw new RequestError('SIGN_IN_FAILED', 'account or password is wrong');
    }
    this.#throttle.succeeded(name, ip);
    return this.#inTransaction((tx) => this.begin(tx, account, { former, requestId }));
  }

  /** Begins a session for somebody who has been identified; always with a new token. */
  async begin(
    tx: Transaction,
    account: Account,
    { former, requestId }: { readonly former: string | null; readonly requestId: string },
  ): Promise<NewSession> {
    const token = newToken();
    const expiresAt = new Date(tx.now.getTime() + this.#limits.absoluteMs);
    if (former !== null) await deleteSession(tx, former);
    await deleteEndedSessions(tx, new Date(tx.now.getTime() - this.#limits.idleMs));
    await insertSession(tx, token, account.userId, expiresAt);
    const entry = {
      action: 'signed-in' as const,
      entityType: 'account',
      entityId: account.userId,
      requestId,
      details: {},
    };
    await writeAudit(tx, [{ ...entry, actorId: account.userId }]);
    return { token, actor: await this.#toActor(account), expiresAt: this.#endOf({ lastSeenAt: tx.now, expiresAt }) };
  }

  async signOut(token: string, actor: Actor, requestId: string): Promise<void> {
    const entry = {
      action: 'signed-out' as const,
      entityType: 'account',
      entityId: actor.userId,
      requestId,
      details: {},
    };
    await this.#inTransaction(async (tx) => {
      await deleteSession(tx, token);
      await writeAudit(tx, [{ ...entry, actorId: actor.userId }]);
    });
  }

  /** Who the session is, and notes that they are there; null when it has ended or never was. */
  async actorOf(token: string): Promise<Actor | null> {
    const session = await this.#current(token);
    if (session === null) return null;
    if (this.#clock.now().getTime() - session.lastSeenAt.getTime() > touchAfterMs)
      await this.#inTransaction((tx) => touchSession(tx, token));
    return this.#toActor(session.account);
  }

  /** As `actorOf`, for connections that stay open by themselves: it keeps no session alive. */
  async stillThere(token: string): Promise<Actor | null> {
    const session = await this.#current(token);
    return session === null ? null : this.#toActor(session.account);
  }

  /** When the session ends if it is not used again. */
  async expiryOf(token: string): Promise<Date> {
    const session = await this.#current(token);
    return session === null ? this.#clock.now() : this.#endOf({ ...session, lastSeenAt: this.#clock.now() });
  }

  /** What has been seen as ended is deleted, so that it stays ended when clocks are set back. */
  async #current(token: string): Promise<StoredSession | null> {
    const session = await findSession(this.#reader, token);
    if (session === undefined) return null;
    if (session.account.active && this.#clock.now() < this.#endOf(session)) return session;
    await this.#inTransaction((tx) => deleteSession(tx, token));
    return null;
  }

  #toActor(account: Account): Promise<Actor> {
    return actorOfAccount(this.#reader, account, this.#clock.now());
  }

  #endOf({ lastSeenAt, expiresAt }: Pick<StoredSession, 'lastSeenAt' | 'expiresAt'>): Date {
    return new Date(Math.min(lastSeenAt.getTime() + this.#limits.idleMs, expiresAt.getTime()));
  }
}
