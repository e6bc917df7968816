import { type AccountRow, accountColumns, toAccount } from '../accounts/account.ts';
import type { Localized } from '../contract/common.ts';
import type { Reader } from '../database/unit-of-work.ts';
import { costCentreFields } from '../features/cost-centre/cost-centre.service.ts';
import { customerFields } from '../features/customer/customer.service.ts';
import { groupFields } from '../features/group/group.service.ts';
import { serviceFields } from '../features/service/service.service.ts';
import type { PersonDirectory } from '../features/user/person-directory.service.ts';
import { userFields } from '../features/user/user.service.ts';
import type { CostCentreFacts, CustomerFacts, Directory, GroupFacts, Person, ServiceFacts } from './directory.ts';

interface DatumRow {
  readonly id: string;
  readonly fields: string;
}

/** The directory over the master data of this database. */
export function storedDirectory(reader: Reader, people: PersonDirectory): Directory {
  const datum = async (type: string, id: string): Promise<unknown> => {
    const [row] = await reader.query<DatumRow>('SELECT id, fields FROM record WHERE type = ? AND id = ?', [type, id]);
    return row && JSON.parse(row.fields);
  };
  const services = async (): Promise<readonly ServiceFacts[]> => {
    const rows = await reader.query<DatumRow>(`SELECT id, fields FROM record WHERE type = 'service' ORDER BY id`);
    return rows.map((row) => serviceOf(row.id, JSON.parse(row.fields)));
  };
  return {
    person: async (id) => {
      const fields = await datum('user', id);
      const [account] = await reader.query<AccountRow>(`SELECT ${accountColumns} FROM account a WHERE a.user_id = ?`, [
        id,
      ]);
      return account && personOf(account, fields);
    },
    names: async (ids) => {
      const ref = await people.refs(ids);
      return new Map(ids.flatMap((id): [string, Localized][] => [[id, ref(id)?.name ?? { en: id, zh: id }]]));
    },
    holdersOf: (role) => people.byRole(role),
    service: async (id) => {
      const fields = await datum('service', id);
      return fields === undefined ? undefined : serviceOf(id, fields);
    },
    servicesOfTier: async (tier) => (await services()).filter((service) => service.tier === tier),
    customer: async (id): Promise<CustomerFacts | undefined> => {
      const fields = await datum('customer', id);
      return fields === undefined ? undefined : { id, representativeId: customerFields.parse(fields).representativeId };
    },
    representedBy: async (userId) => {
      const rows = await reader.query<DatumRow>(`SELECT id, fields FROM record WHERE type = 'customer'`);
      return rows
        .filter((row) => customerFields.parse(JSON.parse(row.fields)).representativeId === userId)
        .map((row) => row.id);
    },
    costCentre: async (id): Promise<CostCentreFacts | undefined> => {
      const fields = await datum('cost-centre', id);
      return fields === undefined ? undefined : { id, businessOwnerId: costCentreFields.parse(fields).businessOwnerId };
    },
    group: async (id): Promise<GroupFacts | undefined> => {
      const fields = await datum('group', id);
      if (fields === undefined) return undefined;
      return { id, leadId: groupFields.parse(fields).leadId, memberIds: await people.byGroup(id) };
    },
    processOwner: async (processId) => {
      const [row] = await reader.query<{ user_id: string }>(
        `SELECT o.user_id FROM process_owner o JOIN account a ON a.user_id = o.user_id
         WHERE o.process_id = ? AND a.active = 1`,
        [processId],
      );
      return row?.user_id ?? null;
    },
  };
}

function serviceOf(id: string, fields: unknown): ServiceFacts {
  const { code, tier, slaPackage, calendarId, rtoMin, ownerId, businessOwnerId, customerId } =
    serviceFields.parse(fields);
  return { id, code, tier, slaPackage, calendarId, rtoMin, ownerId, businessOwnerId, customerId };
}

/** An account without a record of its own, such as that of a program, is nobody's report and no VIP. */
function personOf(row: AccountRow, fields: unknown): Person {
  const { userId, name, roles, groups, customerId, active } = toAccount(row);
  const nothing = { managerId: null, deputyId: null, vip: false, costCentreId: null };
  const { managerId, deputyId, vip, costCentreId } = fields === undefined ? nothing : userFields.parse(fields);
  return { id: userId, name, roles, groups, customerId, active, managerId, deputyId, vip, costCentreId };
}
