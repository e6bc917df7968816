import { reaches } from '../../../../rules/schema/operation.ts';
import { type AccountRow, accountColumns, toAccount } from '../../../accounts/account.ts';
import { type Actor, can } from '../../../actor.ts';
import type { PersonRef } from '../../../contract/common.ts';
import { RequestError } from '../../../errors.ts';
import { ruleHere } from '../../../execution/by-hand/situation.ts';
import type { Separation } from '../../separation/separation.view.ts';
import { mayWork, separated, type Worker } from '../permission.ts';
import { separationOfTask } from '../separation-of-task.ts';
import type { TaskOperation } from './judge.ts';
import { movesOfTask, type TaskSituation } from './situation.ts';

/** Operations that name people. */
export const namesPeople: readonly TaskOperation[] = ['add-signer', 'joint-sign', 'transfer', 'copy'];

/** More than that nobody looks through. */
const mostShown = 200;

/** Who may be named for an operation, in the order of their names. */
export async function peopleFor(
  operation: TaskOperation,
  situation: TaskSituation,
  actor: Actor,
): Promise<readonly PersonRef[]> {
  const rows = await situation.source.query<AccountRow>(
    `SELECT ${accountColumns} FROM account a WHERE a.active = 1 ORDER BY a.user_id`,
  );
  const separation = await separationFor(operation, situation);
  const people: PersonRef[] = [];
  for (const row of rows) {
    if (people.length >= mostShown) break;
    const account = toAccount(row);
    if ((await refusalOfPerson(operation, situation, actor, account, separation)) === null)
      people.push({ id: account.userId, name: account.name });
  }
  return people;
}

/** @throws {RequestError} `PERSON_NOT_POSSIBLE` naming the first person who cannot be chosen, and why; `SOD_VIOLATION` */
export async function refuseWrongPeople(
  operation: TaskOperation,
  situation: TaskSituation,
  actor: Actor,
  userIds: readonly string[],
): Promise<void> {
  const separation = await separationFor(operation, situation);
  for (const id of userIds) {
    const [row] = await situation.source.query<AccountRow>(
      `SELECT ${accountColumns} FROM account a WHERE a.user_id = ?`,
      [id],
    );
    const why = row ? await refusalOfPerson(operation, situation, actor, toAccount(row), separation) : 'unknown';
    if (row && why === separated) separation?.refuse(toAccount(row));
    if (why !== null)
      throw new RequestError('PERSON_NOT_POSSIBLE', `"${id}" cannot be chosen to ${operation}: ${why}`, {
        params: { person: id, why },
      });
  }
}

async function refusalOfPerson(
  operation: TaskOperation,
  situation: TaskSituation,
  actor: Actor,
  person: Worker,
  separation: Separation | null,
): Promise<string | null> {
  const { task, record } = situation;
  if (person.userId === task.assignee_id || person.userId === actor.userId) return 'the same person';
  if (!isWithinReach(operation, situation, actor, person)) return 'out of reach';
  if (operation !== 'copy' && operation !== 'transfer' && (await isAskedAlready(situation, person.userId)))
    return 'asked already';
  return mayWork(person, { record, separation, isCandidate: couldBeOffered(situation, person) });
}

/** A copy is to be read, so it is kept from nobody. */
async function separationFor(operation: TaskOperation, situation: TaskSituation): Promise<Separation | null> {
  return operation === 'copy' ? null : separationOfTask(situation, situation.task.element_id);
}

/** Whom the task could be offered to is always within reach; who may not look people up sees only those of their own customer. */
function isWithinReach(operation: TaskOperation, situation: TaskSituation, actor: Actor, person: Worker): boolean {
  if (couldBeOffered(situation, person)) return true;
  const widest = ruleHere(situation, operation)?.to ?? 'anyone';
  // A vote in a repeated task counts like those the model asked for.
  const hasVote = operation === 'add-signer' && movesOfTask(situation)?.isRepeated === true;
  if (hasVote || widest === reaches[0]) return false;
  if (widest === 'provider' && person.customerId !== null) return false;
  return can(actor, 'user.read') || (person.customerId !== null && person.customerId === actor.customerId);
}

function couldBeOffered({ offered, task, versions }: TaskSituation, person: Worker): boolean {
  if (offered.users.includes(person.userId)) return true;
  const role = versions.shared.roles.find(({ id }) => id === task.role);
  // A derived role means one person of the record, whoever else holds it.
  const roles = role?.kind === 'global' ? [role.id, ...offered.groups] : offered.groups;
  return roles.some((id) => id !== 'requester' && (person.roles.includes(id) || person.groups.includes(id)));
}

async function isAskedAlready({ source, instance, task }: TaskSituation, userId: string): Promise<boolean> {
  const rows = await source.query(
    `SELECT id FROM task WHERE instance_id = ? AND element_id = ? AND status = 'open' AND assignee_id = ?`,
    [instance.id, task.element_id, userId],
  );
  return rows.length > 0;
}
