import { insertAccount } from '../accounts/account.repository.ts';
import { type Account, normalizeAccount } from '../accounts/account.ts';
import { insertMany } from '../database/insert-many.ts';
import type { Transaction, UnitOfWork } from '../database/unit-of-work.ts';
import { writeItems } from '../features/configuration-item/item.repository.ts';
import type { Item } from '../features/configuration-item/item.ts';
import { masterDataRow } from '../master-data/master-data.ts';
import type { DemoCompany } from './demo-company.ts';

/** Fills an empty database with the demo company, once; its people have no passwords. */
export async function loadDemo(inTransaction: UnitOfWork, company: DemoCompany): Promise<void> {
  await inTransaction(async (tx) => {
    const first = await tx.execute(
      "INSERT INTO installation (key, value) VALUES ('demo-loaded', ?) ON CONFLICT (key) DO NOTHING",
      [tx.now],
    );
    if (first === 0) return;
    for (const user of company.users) await insertAccount(tx, accountOf(user, company));
    await insertMany(tx, 'record', rowsOf(tx, company));
    await insertMany(tx, 'record_field', managersOf(company));
    await insertMany(tx, 'process_owner', ownersOf(company));
    await loadItems(tx, company);
  });
}

type DemoUser = DemoCompany['users'][number];

function accountOf(user: DemoUser, { groups }: DemoCompany): Account {
  const { id, name, roles, customerId, language } = user;
  const memberOf = groups.filter(({ members }) => members.includes(id)).map((group) => group.id);
  return {
    userId: id,
    account: normalizeAccount(id),
    name,
    passwordHash: null,
    roles,
    groups: [...new Set([...memberOf, ...user.groups])],
    customerId,
    language,
    active: true,
  };
}

function rowsOf(tx: Transaction, company: DemoCompany): readonly Readonly<Record<string, unknown>>[] {
  const users = company.users.map(({ id, name, managerId, costCentreId, vip, phone, email, customerId }) =>
    masterDataRow(tx, {
      id,
      type: 'user',
      title: name.en,
      status: 'active',
      customerId,
      fields: { name, managerId, costCentreId, vip, phone, email },
      texts: Object.values(name),
    }),
  );
  const groups = company.groups.map(({ id, name, leadId }) =>
    masterDataRow(tx, {
      id,
      type: 'group',
      title: name.en,
      status: 'active',
      customerId: null,
      fields: { name, leadId },
      texts: Object.values(name),
    }),
  );
  const services = company.services.map(({ id, status, ...fields }) =>
    masterDataRow(tx, {
      id,
      type: 'service',
      title: fields.name.en,
      status,
      customerId: fields.customerId,
      fields,
      texts: [fields.code, ...Object.values(fields.name)],
    }),
  );
  const customers = company.customers.map(({ id, ...fields }) =>
    masterDataRow(tx, {
      id,
      type: 'customer',
      title: fields.name.en,
      status: 'active',
      customerId: null,
      fields,
      texts: Object.values(fields.name),
    }),
  );
  const costCentres = company.costCentres.map(({ id, ...fields }) =>
    masterDataRow(tx, {
      id,
      type: 'cost-centre',
      title: fields.name.en,
      status: 'active',
      customerId: null,
      fields,
      texts: Object.values(fields.name),
    }),
  );
  return [...users, ...groups, ...services, ...customers, ...costCentres];
}

async function loadItems(tx: Transaction, { configurationItems }: DemoCompany): Promise<void> {
  const cause = { actorId: null, authority: null, reason: null, manual: false, source: 'import' } as const;
  const items = configurationItems.map(
    ({ id, status, services, relations, ...fields }): Item => ({
      id,
      number: id.toUpperCase(),
      status,
      createdAt: tx.now.toISOString(),
      lockVersion: 1,
      fields: { ...fields, version: 1 },
      relations,
      incoming: 0,
      services,
    }),
  );
  await writeItems(
    tx,
    items.map((after) => ({ before: null, after })),
    cause,
  );
}

function ownersOf({ processOwners }: DemoCompany): readonly Readonly<Record<string, unknown>>[] {
  return Object.entries(processOwners).map(([process_id, user_id]) => ({ process_id, user_id }));
}

/** "My people" is asked often enough to have an index. */
function managersOf({ users }: DemoCompany): readonly Readonly<Record<string, unknown>>[] {
  return users
    .filter(({ managerId }) => managerId !== null)
    .map(({ id, managerId }) => ({ record_id: id, type: 'user', key: 'managerId', text_value: managerId }));
}
