import type { Actor } from '../../actor.ts';
import type { OperationOffer, Signature } from '../../contract/operation-offer.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import { judge, returnTargets, type TaskOperation } from './operations/judge.ts';
import { namesPeople, peopleFor } from './operations/people.ts';
import { movesOfTask, type TaskSituation } from './operations/situation.ts';
import type { TaskRow } from './task.repository.ts';
import { localizedName, taskElement } from './task-model.ts';

const shown: readonly TaskOperation[] = ['return', 'add-signer', 'joint-sign', 'transfer', 'withdraw', 'copy', 'urge'];

/** What the actor may do by hand with a task, or why not now; what is never theirs to do is left out. */
export async function operationOffers(situation: TaskSituation, actor: Actor): Promise<OperationOffer[]> {
  const offers: OperationOffer[] = [];
  for (const operation of shown) {
    const refusal = await judge(operation, situation, actor);
    if (refusal === 'role' || refusal === 'not-open') continue;
    const possible = refusal === null;
    const people = possible && namesPeople.includes(operation) ? await peopleFor(operation, situation, actor) : [];
    const isAlone = possible && namesPeople.includes(operation) && people.length === 0;
    offers.push({
      operation,
      refusal: isAlone ? 'nobody' : refusal,
      targets: possible && operation === 'return' ? named(situation, await returnTargets(situation)) : [],
      orders: possible && operation === 'add-signer' ? [...(movesOfTask(situation)?.signing ?? [])] : [],
      people: [...people],
    });
  }
  return offers;
}

/** Opinions that were given on a task since it opened. */
export async function signaturesOn(
  task: TaskRow,
  reader: Pick<Reader, 'query'>,
  people: PersonDirectory,
): Promise<Signature[]> {
  const rows = await reader.query<{ at: string; actor: string | null; details: string }>(
    `SELECT at, actor, details FROM history
     WHERE instance_id = ? AND element_id = ? AND lifecycle = 'signed' AND at >= ? ORDER BY seq`,
    [task.instance_id, task.element_id, task.opened_at],
  );
  const person = await people.refs(rows.map((row) => row.actor));
  return rows.map(({ at, actor, details }) => {
    const { opinion, comment } = JSON.parse(details) as { readonly opinion?: unknown; readonly comment?: unknown };
    return { person: person(actor), at, opinion: textOrNull(opinion), comment: textOrNull(comment) };
  });
}

function named({ process }: TaskSituation, ids: readonly string[]): OperationOffer['targets'] {
  return ids.map((elementId) => ({ elementId, name: localizedName(taskElement(process, elementId).name) }));
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
