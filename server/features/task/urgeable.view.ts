import type { Actor } from '../../actor.ts';
import type { RecordDetail } from '../../contract/record.ts';
import { type StoredParts, storedSituation } from '../../execution/by-hand/stored-situation.ts';
import { judge } from './operations/judge.ts';
import { candidatesOf, listTasks } from './task.repository.ts';
import { urgeableTasks } from './task-visibility.ts';

/** Nobody looks through more. */
const most = 20;

/** Open tasks of a record that the actor may urge, or has urged; they need not be allowed to see them. */
export async function urgeableOn(
  recordId: string,
  actor: Actor,
  parts: StoredParts,
): Promise<RecordDetail['urgeable']> {
  const list = { sort: { field: 'openedAt', order: 'ASC' }, first: 0, limit: most } as const;
  const filter = { recordId, status: 'open' } as const;
  const { rows } = await listTasks(parts.reader, { ...list, filter }, [urgeableTasks(actor)]);
  const candidates = await candidatesOf(
    parts.reader,
    rows.map(({ id }) => id),
  );
  const found: RecordDetail['urgeable'] = [];
  for (const task of rows) {
    const situation = await storedSituation(task.instance_id, parts);
    const offered = candidates.get(task.id) ?? { groups: [], users: [] };
    const refusal = situation ? await judge('urge', { ...situation, task, offered }, actor) : 'role';
    if (refusal === null || refusal === 'urged') found.push({ taskId: task.id, urged: refusal === 'urged' });
  }
  return found;
}
