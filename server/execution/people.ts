import type { Actor } from '../actor.ts';
import type { Directory } from './directory.ts';
import type { RecordDraft } from './record-draft.ts';

type Finder = (record: RecordDraft, directory: Directory) => Promise<string | null>;

const fieldOf =
  (key: string): Finder =>
  (record) =>
    Promise.resolve(record.text(key));
const ofService =
  (key: 'ownerId' | 'businessOwnerId'): Finder =>
  async (record, directory) => {
    const id = record.text('serviceId');
    return id ? ((await directory.service(id))?.[key] ?? null) : null;
  };

/** Roles that mean one person of the record at hand, and where that person stands. */
const finders: Readonly<Record<string, Finder>> = {
  requester: fieldOf('requesterId'),
  assignee: fieldOf('assigneeId'),
  owner: fieldOf('ownerId'),
  'service-owner': ofService('ownerId'),
  'business-owner': ofService('businessOwnerId'),
  'line-manager': async (record, directory) => {
    // Of whom it is for, who need not be whoever asked for it.
    const id = record.text('beneficiaryId') ?? record.text('requesterId');
    return id ? ((await directory.person(id))?.managerId ?? null) : null;
  },
  'app-owner': ofService('businessOwnerId'),
  'data-owner': ofService('businessOwnerId'),
  'budget-owner': async (record, directory) => {
    const id = record.text('costCentreId');
    return id ? ((await directory.costCentre(id))?.businessOwnerId ?? null) : null;
  },
  'customer-rep': async (record, directory) => {
    const own = record.text('customerId');
    const serviceId = record.text('serviceId');
    const id = own ?? (serviceId ? ((await directory.service(serviceId))?.customerId ?? null) : null);
    return id ? ((await directory.customer(id))?.representativeId ?? null) : null;
  },
  // The owner of the process the record belongs to, also in processes it calls.
  'process-owner': async (record, directory) =>
    record.stored.processId ? directory.processOwner(record.stored.processId) : null,
  'duty-manager': async (_record, directory) => (await directory.group('DUTY'))?.leadId ?? null,
  'group-lead': async (record, directory) => {
    const id = record.text('assignmentGroupId') ?? record.text('fulfilmentGroupId');
    return id ? ((await directory.group(id))?.leadId ?? null) : null;
  },
};

/** The one person a derived role means for this record; null when the data name nobody. */
export async function derivedPerson(role: string, record: RecordDraft, directory: Directory): Promise<string | null> {
  const finder = Object.hasOwn(finders, role) ? finders[role] : undefined;
  return finder ? finder(record, directory) : null;
}

/** True for a role that means the one person a record names, not whoever holds it. */
export function isDerived(role: string): boolean {
  return Object.hasOwn(finders, role);
}

/** Roles that mean one person only, once that person is known. */
const personal = ['requester', 'assignee', 'process-owner', 'group-lead'];

/** True when one of `roles` is the actor's in a case: by what the data say, or because they hold it. */
export async function actsAs(
  actor: Pick<Actor, 'userId' | 'roles'>,
  roles: readonly string[],
  record: RecordDraft | null,
  directory: Directory,
): Promise<boolean> {
  for (const role of roles) {
    const person = record ? await derivedPerson(role, record, directory) : null;
    if (person === actor.userId) return true;
    if (person === null && role !== 'requester' && actor.roles.includes(role)) return true;
    if (!personal.includes(role) && actor.roles.includes(role)) return true;
  }
  return false;
}

/**
 * The people behind a list of user ids, group ids and roles, each once. A derived role means its one person, or the
 * holders of the role when the data name nobody.
 */
export async function peopleBehind(
  names: readonly string[],
  record: RecordDraft | null,
  directory: Directory,
): Promise<readonly string[]> {
  const people = new Set<string>();
  for (const name of names) for (const id of await behind(name, record, directory)) people.add(id);
  return [...people];
}

async function behind(name: string, record: RecordDraft | null, directory: Directory): Promise<readonly string[]> {
  const derived = record ? await derivedPerson(name, record, directory) : null;
  if (derived) return [derived];
  const group = await directory.group(name);
  if (group) return group.memberIds;
  const holders = await directory.holdersOf(name === 'duty-manager' ? 'incident-manager' : name);
  if (holders.length > 0) return holders;
  return (await directory.person(name)) ? [name] : [];
}
