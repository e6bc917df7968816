import { placeholders } from '../../../database/list-sql.ts';
import type { TaskSituation } from './situation.ts';

/** Elements of `elementIds` whose user task has been completed in the run, with who did it last. */
export async function completedTasks(
  { source, instance }: TaskSituation,
  elementIds: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  if (elementIds.length === 0) return new Map();
  const rows = await source.query<{ element_id: string; completed_by: string | null }>(
    `SELECT element_id, completed_by FROM task
     WHERE instance_id = ? AND status = 'completed' AND signs_key IS NULL AND element_id IN (${placeholders(elementIds)})
     ORDER BY completed_at, id`,
    [instance.id, ...elementIds],
  );
  return new Map(rows.map((row) => [row.element_id, row.completed_by]));
}
