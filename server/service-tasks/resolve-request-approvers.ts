import { z } from 'zod';
import { localized } from '../contract/common.ts';
import type { Directory } from '../execution/directory.ts';
import { derivedPerson } from '../execution/people.ts';
import type { RecordDraft } from '../execution/record-draft.ts';
import { boundRecord, defineServiceTask } from './service-task.ts';

/** The order in which roles are asked (domain 14); `tables.json` of the specification has it as `approvalSequence`. */
const sequence = [
  'line-manager',
  'app-owner',
  'data-owner',
  'service-owner',
  'budget-owner',
  'infosec-manager',
  'capacity-manager',
  'finance',
];

/** Whoever stands in where a person has no manager to go to. */
const lastResort = 'sms-manager';
/** Longer chains of managers are a mistake in the data. */
const mostManagers = 20;

const approver = z.object({
  /** The first of `roles`: the one the person is asked as. */
  role: z.string(),
  /** All the roles this one approval counts for. */
  roles: z.array(z.string()),
  /** The one who decides; null when several may. */
  userId: z.string().nullable(),
  /** Any of them may decide: one person, or the holders of a group role such as finance. */
  userIds: z.array(z.string()).min(1),
});

type Approver = z.infer<typeof approver>;

/**
 * Turns roles into people, in the order in which they are asked. Nobody approves what they asked for or get: then it
 * is their manager, or the next one up. Whoever is due twice is asked once.
 */
export const resolveRequestApprovers = defineServiceTask({
  inputs: z.object({ wanted: z.array(z.object({ role: z.string() })) }),
  outputs: z.object({
    approvers: z.array(approver),
    /** The person it is for, as a form shows them: an approver need not be one who may look people up. */
    people: z.array(z.object({ value: z.string(), label: localized })),
  }),
  run: async (_tx, { wanted }, context) => {
    const record = boundRecord(context);
    const { directory } = context.parts;
    const roles = wanted.map(({ role }) => role).toSorted((a, b) => placeOf(a) - placeOf(b));
    const approvers: Approver[] = [];
    for (const role of roles) addTo(approvers, role, await peopleFor(role, record, directory));
    return { approvers, people: await beneficiaryOf(record, directory) };
  },
});

async function beneficiaryOf(record: RecordDraft, directory: Directory) {
  const id = record.text('beneficiaryId');
  const names = await directory.names(id === null ? [] : [id]);
  return [...names].map(([value, label]) => ({ value, label }));
}

/** Roles the sequence does not name come last. */
function placeOf(role: string): number {
  const place = sequence.indexOf(role);
  return place < 0 ? sequence.length : place;
}

/** A group that holds somebody who is asked already needs nobody else only when it has nobody else. */
function addTo(approvers: Approver[], role: string, people: readonly string[]): void {
  const others = people.filter((id) => !approvers.some(({ userId }) => userId === id));
  if (others.length > 0) {
    const [first = null, ...more] = others;
    approvers.push({ role, roles: [role], userId: more.length === 0 ? first : null, userIds: others });
    return;
  }
  const known = approvers.find(({ userId }) => userId === people[0]);
  known?.roles.push(role);
}

/** @throws {Error} when nobody is left: the instance then stalls, and is never approved by itself */
async function peopleFor(role: string, record: RecordDraft, directory: Directory): Promise<readonly string[]> {
  const parties = [record.text('requesterId'), record.text('beneficiaryId')];
  const isFree = (id: string) => !parties.includes(id);
  const named = await derivedPerson(role, record, directory);
  const chosen =
    named !== null || isPersonal(role)
      ? await upFrom(named, isFree, directory)
      : (await directory.holdersOf(role)).filter(isFree);
  if (chosen.length > 0) return chosen;
  const standIns = (await directory.holdersOf(lastResort)).filter(isFree);
  if (standIns.length === 0) throw new Error(`${record.number}: nobody may approve as "${role}"`);
  return standIns;
}

/** Roles that mean one person, also when the data name nobody: then their other holders are not meant. */
function isPersonal(role: string): boolean {
  return sequence.slice(0, 5).includes(role);
}

/** The person, or the first manager above who may; nobody when the line ends. */
async function upFrom(
  start: string | null,
  isFree: (id: string) => boolean,
  directory: Directory,
): Promise<readonly string[]> {
  let id = start;
  for (let steps = 0; id !== null && steps < mostManagers; steps += 1) {
    const person = await directory.person(id);
    if (person?.active === true && isFree(id)) return [id];
    id = person?.managerId ?? null;
  }
  return [];
}
