import { z } from 'zod';
import { type AccountRow, accountColumns, toAccount } from '../../accounts/account.ts';
import { type Actor, can } from '../../actor.ts';
import { localized } from '../../contract/common.ts';
import type { UserView } from '../../contract/master-data.ts';
import { placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { type Condition, everything, findMasterDatum, type MasterDatum } from '../../master-data/master-data.ts';
import { ReadableMasterData } from '../../master-data/readable-master-data.ts';
import type { PersonDirectory } from './person-directory.service.ts';

/** Fields of a record of type `user`; how the person signs in is the account's business. */
export const userFields = z.strictObject({
  name: localized,
  managerId: z.string().nullable(),
  /** Where what they order is booked. */
  costCentreId: z.string().nullable().default(null),
  /** Who stands in when the person may not or cannot do a task. */
  deputyId: z.string().nullable().default(null),
  vip: z.boolean(),
  /** How to reach the person. */
  phone: z.string().nullable().default(null),
  email: z.string().nullable().default(null),
});

/** People. Without the right to read all, one sees oneself, one's manager and one's own people. */
export function users(reader: Reader, people: PersonDirectory): ReadableMasterData<UserView> {
  return new ReadableMasterData(reader, {
    type: 'user',
    visibleTo: (actor) => visibleTo(actor, reader),
    toViews: (rows) => toViews(rows, reader, people),
    label: ({ name }) => name,
  });
}

async function visibleTo(actor: Actor, reader: Reader): Promise<Condition> {
  if (can(actor, 'user.read')) return everything;
  const own = await findMasterDatum(reader, 'user', actor.userId, everything);
  const manager = own === undefined ? null : userFields.parse(own.fields).managerId;
  return {
    sql: `id IN (?, ?) OR id IN
      (SELECT record_id FROM record_field WHERE type = 'user' AND key = 'managerId' AND text_value = ?)`,
    params: [actor.userId, manager, actor.userId],
  };
}

async function toViews(
  rows: readonly MasterDatum[],
  reader: Reader,
  people: PersonDirectory,
): Promise<readonly UserView[]> {
  if (rows.length === 0) return [];
  const parsed = rows.map(({ id, fields }) => ({ id, ...userFields.parse(fields) }));
  const ids = parsed.map(({ id }) => id);
  const accounts = await reader.query<AccountRow>(
    `SELECT ${accountColumns} FROM account a WHERE a.user_id IN (${placeholders(ids)})`,
    ids,
  );
  const byId = new Map(accounts.map((row) => [row.user_id, toAccount(row)]));
  const person = await people.refs(parsed.flatMap(({ managerId, deputyId }) => [managerId, deputyId]));
  return parsed.map(({ id, name, managerId, deputyId, vip }) => {
    const account = byId.get(id);
    return {
      id,
      account: account?.account ?? '',
      name,
      roles: [...(account?.roles ?? [])],
      groups: [...(account?.groups ?? [])],
      manager: person(managerId),
      deputy: person(deputyId),
      vip,
      language: account?.language ?? 'en',
      active: account?.active ?? false,
    };
  });
}
