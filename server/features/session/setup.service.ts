import { randomBytes } from 'node:crypto';
import { administratorExists, findAccount, insertAccount, setPassword } from '../../accounts/account.repository.ts';
import { type Account, normalizeAccount } from '../../accounts/account.ts';
import { hashToken } from '../../accounts/secret-token.ts';
import { writeAudit } from '../../audit.ts';
import { insertMany } from '../../database/insert-many.ts';
import type { Reader, Transaction, UnitOfWork } from '../../database/unit-of-work.ts';
import { BadRequest, NotFound, NotPermitted, RequestError } from '../../errors.ts';
import { masterDataRow } from '../../master-data/master-data.ts';
import { isGuessable, type Passwords } from './password.ts';
import type { NewSession, SessionService } from './session.service.ts';

/** Who the first administrator is to be. */
export interface NewAdministrator {
  readonly account: string;
  readonly password: string;
  readonly name: string;
}

/** There is no default password: whoever can read the server's output becomes the first administrator. */
export class SetupService {
  readonly #reader: Reader;
  readonly #inTransaction: UnitOfWork;
  readonly #passwords: Passwords;
  readonly #sessions: SessionService;

  constructor(reader: Reader, inTransaction: UnitOfWork, passwords: Passwords, sessions: SessionService) {
    this.#reader = reader;
    this.#inTransaction = inTransaction;
    this.#passwords = passwords;
    this.#sessions = sessions;
  }

  async isNeeded(): Promise<boolean> {
    return !(await administratorExists(this.#reader));
  }

  /** A token to print once, replacing any earlier one; null when an administrator exists. */
  async issueToken(): Promise<string | null> {
    const token = randomBytes(24).toString('base64url');
    return this.#inTransaction(async (tx) => {
      await tx.execute("DELETE FROM installation WHERE key = 'setup-token'");
      if (await administratorExists(tx)) return null;
      await tx.execute("INSERT INTO installation (key, value) VALUES ('setup-token', ?)", [hashToken(token)]);
      return token;
    });
  }

  /**
   * Creates the first administrator and signs them in. Of several at once exactly one succeeds.
   *
   * @throws {RequestError} `SETUP_DONE` when somebody was first
   * @throws {NotPermitted} when the token is wrong
   * @throws {BadRequest} when the password is easily guessed
   */
  async setUp(token: string, person: NewAdministrator, requestId: string): Promise<NewSession> {
    await refuseWrongToken(this.#reader, token);
    const account = await this.#toAccount(person);
    return this.#inTransaction(async (tx) => {
      const taken = await tx.execute("DELETE FROM installation WHERE key = 'setup-token' AND value = ?", [
        hashToken(token),
      ]);
      if (taken !== 1) await refuseWrongToken(tx, token);
      await insertAdministrator(tx, account, requestId);
      return this.#sessions.begin(tx, account, { former: null, requestId });
    });
  }

  /** For the command line: whoever may run programs on the server may create an administrator. */
  async createAdministrator(person: NewAdministrator): Promise<void> {
    const account = await this.#toAccount(person);
    await this.#inTransaction(async (tx) => {
      if ((await findAccount(tx, account.account)) !== undefined)
        throw new BadRequest('account', 'taken', 'this account exists already');
      await insertAdministrator(tx, account, null);
      await tx.execute("DELETE FROM installation WHERE key = 'setup-token'");
    });
  }

  /**
   * For the command line, when a password is lost: sets it and ends the person's sessions.
   *
   * @throws {NotFound} when there is no such account
   */
  async resetPassword(typed: string, password: string): Promise<void> {
    const name = normalizeAccount(typed);
    refuseGuessable(password, name);
    const passwordHash = await this.#passwords.hash(password);
    await this.#inTransaction(async (tx) => {
      const account = await findAccount(tx, name);
      if (account === undefined) throw new NotFound('account', typed);
      await setPassword(tx, account.userId, passwordHash);
      const entry = { action: 'password-reset' as const, entityType: 'account', entityId: account.userId, details: {} };
      await writeAudit(tx, [{ ...entry, actorId: null }]);
    });
  }

  async #toAccount({ account: typed, password, name }: NewAdministrator): Promise<Account> {
    const account = normalizeAccount(typed);
    if (!/^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,99}$/u.test(account))
      throw new BadRequest('account', 'not-a-name', 'allowed: letters, digits, and . _ @ - after the first');
    refuseGuessable(password, account);
    return {
      userId: account,
      account,
      name: { en: name.normalize('NFC'), zh: name.normalize('NFC') },
      passwordHash: await this.#passwords.hash(password),
      roles: ['administrator'],
      groups: [],
      customerId: null,
      language: 'en',
      active: true,
    };
  }
}

function refuseGuessable(password: string, account: string): void {
  if (isGuessable(password, account))
    throw new BadRequest('password', 'guessable', 'choose one that is harder to guess');
}

async function refuseWrongToken(source: Pick<Reader, 'query'>, token: string): Promise<void> {
  const [stored] = await source.query<{ value: string }>("SELECT value FROM installation WHERE key = 'setup-token'");
  if (stored === undefined) throw new RequestError('SETUP_DONE', 'the first administrator exists already');
  if (stored.value !== hashToken(token)) throw new NotPermitted('the setup token is wrong');
}

async function insertAdministrator(tx: Transaction, account: Account, requestId: string | null): Promise<void> {
  const { userId, name } = account;
  await insertAccount(tx, account);
  await insertMany(tx, 'record', [
    masterDataRow(tx, {
      id: userId,
      type: 'user',
      title: name.en,
      status: 'active',
      customerId: null,
      fields: { name, managerId: null, vip: false },
      texts: [name.en],
    }),
  ]);
  const entry = {
    action: 'administrator-created' as const,
    entityType: 'account',
    entityId: userId,
    requestId,
    details: {},
  };
  await writeAudit(tx, [{ ...entry, actorId: userId }]);
}
