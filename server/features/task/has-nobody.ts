import { peopleBehind } from '../../execution/people.ts';
import type { TaskSituation } from './operations/situation.ts';

/** True for an open task that no active person has or may take: it waits for a role to be given to somebody. */
export async function hasNobody({ task, offered, source, record, directory }: TaskSituation): Promise<boolean> {
  if (task.status !== 'open') return false;
  if (task.no_candidate === 1) return true;
  const named = task.assignee_id === null ? offered.users : [task.assignee_id];
  const people = task.assignee_id === null ? await peopleBehind(offered.groups, record, directory) : [];
  for (const id of new Set([...named, ...people])) {
    const rows = await source.query('SELECT user_id FROM account WHERE user_id = ? AND active = 1', [id]);
    if (rows.length > 0) return false;
  }
  return true;
}
