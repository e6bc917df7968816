import { allAccounts, findAccount } from '../../accounts/account.repository.ts';
import { normalizeAccount } from '../../accounts/account.ts';
import type { Localized } from '../../contract/common.ts';
import type { SignInOptions } from '../../contract/session.ts';
import type { Reader, UnitOfWork } from '../../database/unit-of-work.ts';
import { NotFound } from '../../errors.ts';
import { isProgram } from '../../grants.ts';
import type { NewSession, SessionService } from './session.service.ts';

/** One-click sign-in as a person of the demo company. Outside demo mode it does not exist. */
export class DemoSignInService {
  readonly isOn: boolean;
  readonly #reader: Reader;
  readonly #inTransaction: UnitOfWork;
  readonly #sessions: SessionService;
  readonly #roleName: (id: string) => Localized | null;

  constructor(services: {
    readonly isOn: boolean;
    readonly reader: Reader;
    readonly unitOfWork: UnitOfWork;
    readonly sessions: SessionService;
    readonly roleName: (id: string) => Localized | null;
  }) {
    this.isOn = services.isOn;
    this.#reader = services.reader;
    this.#inTransaction = services.unitOfWork;
    this.#sessions = services.sessions;
    this.#roleName = services.roleName;
  }

  /** Who may be tried out: people, no programs, and nobody outside demo mode. */
  async people(): Promise<SignInOptions['people']> {
    if (!this.isOn) return [];
    const accounts = await allAccounts(this.#reader);
    return accounts
      .filter(({ active, roles }) => active && !isProgram(roles))
      .map(({ account, name, roles }) => ({
        account,
        name,
        roles: roles.map((id) => this.#roleName(id) ?? { en: id, zh: id }),
      }));
  }

  /** @throws {NotFound} outside demo mode, and for nobody of the demo company */
  async signIn(
    typed: string,
    call: { readonly sessionToken: string | null; readonly requestId: string },
  ): Promise<NewSession> {
    const name = normalizeAccount(typed);
    const account = this.isOn ? await findAccount(this.#reader, name) : undefined;
    if (account === undefined || !account.active) throw new NotFound('demo person', typed);
    const { sessionToken: former, requestId } = call;
    return this.#inTransaction((tx) => this.#sessions.begin(tx, account, { former, requestId }));
  }
}
