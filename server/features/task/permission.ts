import { type Actor, can, type Delegator } from '../../actor.ts';
import type { Task } from '../../contract/task.ts';
import { NotPermitted, RequestError } from '../../errors.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import { isProgram, permissionsOf } from '../../grants.ts';
import { knowsRestricted } from '../record/readable.view.ts';
import type { Separation } from '../separation/separation.view.ts';
import { isOffered, type Offered } from './offered.ts';
import { standsInFor } from './stands-in.ts';
import type { TaskRow } from './task.repository.ts';

/** A person who is to work on a task, to sign it, or to read its record. */
export interface Worker {
  readonly userId: string;
  readonly roles: readonly string[];
  readonly groups: readonly string[];
  readonly customerId: string | null;
  readonly active: boolean;
}

/** The work a person is to be given. */
export interface WorkAt {
  readonly record: RecordDraft | null;
  /** What keeps people away from the task; null for what is no work on it. */
  readonly separation: Separation | null;
  /** True when they could take it without being named. */
  readonly isCandidate: boolean;
}

/** Why `mayWork` refuses when duties are separated; `Separation.refuse` says by which rule. */
export const separated = 'duties are separated';

/**
 * May this person be given the work by somebody else? Everything that names a person asks here, so that what separates
 * duties is decided in one place.
 *
 * @returns why not, for logs and the audit trail; null when they may
 */
export function mayWork(person: Worker, { record, separation, isCandidate }: WorkAt): string | null {
  if (!person.active) return 'the account is not active';
  if (isProgram(person.roles)) return 'it is the account of a program';
  const knows = isCandidate || knowsRestricted({ permissions: permissionsOf(person.roles), groups: person.groups });
  if (record?.restricted && !knows) return 'the record is restricted';
  return separation?.refusalOf(person) ? separated : null;
}

/** What the actor may do with a task now. `mayWait`: the record could be held, or is; `isKeptAway`: duties are separated. */
export function mayOf(
  task: TaskRow,
  offered: Offered,
  { mayWait, isKeptAway }: { readonly mayWait: boolean; readonly isKeptAway: boolean },
  actor: Actor,
): Task['may'] {
  const open = task.status === 'open' && can(actor, 'task.work');
  const mine = open && task.assignee_id === actor.userId;
  const isTheirs =
    (task.assignee_id === null && isOffered(offered, actor)) || standsInFor(task, offered, actor) !== null;
  const free = open && isTheirs && !isKeptAway;
  const complete = (mine && !isKeptAway) || free;
  return { claim: free, release: mine && isAnyone(offered), complete, hold: mine && mayWait };
}

/** @throws {RequestError} `TASK_NOT_OPEN` */
export function refuseUnlessOpen(task: TaskRow): void {
  if (task.status !== 'open')
    throw new RequestError('TASK_NOT_OPEN', `task ${task.id} is ${task.status}`, { params: { status: task.status } });
}

/**
 * @returns whom the actor stands in for by taking or completing it; null when it is their own
 * @throws {RequestError} `TASK_CLAIMED` when somebody else has it, `NOT_AUTHORISED` when it is not offered to the actor,
 *   or was taken for somebody they no longer stand in for
 */
export function refuseUnlessClaimable(task: TaskRow, offered: Offered, actor: Actor): Delegator | null {
  refuseUnlessOpen(task);
  const delegator = standsInFor(task, offered, actor);
  if (delegator) return delegator;
  if (task.assignee_id !== null && task.assignee_id !== actor.userId)
    throw new RequestError('TASK_CLAIMED', `task ${task.id} was taken by somebody else`);
  if (task.assignee_id === null && !isOffered(offered, actor))
    throw new NotPermitted(`task ${task.id} is not offered to ${actor.userId}`);
  return takenFor(task, actor);
}

/** Whom the actor took a task for, while they still stand in for them. */
function takenFor(task: TaskRow, actor: Actor): Delegator | null {
  const { acted_for: actedFor } = task;
  if (actedFor === null) return null;
  const delegator = standsInFor({ ...task, assignee_id: actedFor }, { groups: [], users: [] }, actor);
  if (!delegator) throw new NotPermitted(`${actor.userId} no longer stands in for ${actedFor}`);
  return delegator;
}

/** @throws {RequestError} `TASK_NOT_CLAIMED` when nobody has it, `NOT_AUTHORISED` when somebody else does */
export function refuseUnlessMine(task: TaskRow, actor: Actor): void {
  refuseUnlessOpen(task);
  if (task.assignee_id === null) throw new RequestError('TASK_NOT_CLAIMED', `task ${task.id} must be claimed first`);
  if (task.assignee_id !== actor.userId) throw new NotPermitted(`task ${task.id} is somebody else's`);
}

/** @throws {RequestError} `TASK_NOT_RELEASABLE` when it is offered to nobody: given back it would be out of all reach */
export function refuseUnlessReleasable(task: TaskRow, offered: Offered): void {
  if (!isAnyone(offered))
    throw new RequestError('TASK_NOT_RELEASABLE', `task ${task.id} is its assignee's and offered to nobody else`);
}

function isAnyone({ groups, users }: Offered): boolean {
  return groups.length + users.length > 0;
}
