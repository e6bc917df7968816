import type { Localized } from '../contract/common.ts';

/** Who may sign in, and as what. The person's other data are a record of type `user` with the same id. */
export interface Account {
  readonly userId: string;
  /** Sign-in name, as `normalizeAccount` makes it. */
  readonly account: string;
  readonly name: Localized;
  /** Null: no sign-in by password. */
  readonly passwordHash: string | null;
  readonly roles: readonly string[];
  readonly groups: readonly string[];
  readonly customerId: string | null;
  readonly language: 'en' | 'zh';
  readonly active: boolean;
}

/** A row of `account`; columns are as in migration 0001. */
export interface AccountRow {
  readonly user_id: string;
  readonly account: string;
  readonly name: string;
  readonly password_hash: string | null;
  readonly roles: string;
  readonly groups: string;
  readonly customer_id: string | null;
  readonly language: 'en' | 'zh';
  readonly active: number;
}

/** The columns of `AccountRow`. */
export const accountColumns =
  'a.user_id, a.account, a.name, a.password_hash, a.roles, a.groups, a.customer_id, a.language, a.active';

export function toAccount(row: AccountRow): Account {
  return {
    userId: row.user_id,
    account: row.account,
    name: JSON.parse(row.name) as Localized,
    passwordHash: row.password_hash,
    roles: JSON.parse(row.roles) as string[],
    groups: JSON.parse(row.groups) as string[],
    customerId: row.customer_id,
    language: row.language,
    active: row.active === 1,
  };
}

/** One spelling per account: compatible forms and letter case make no difference. */
export function normalizeAccount(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
