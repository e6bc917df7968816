import type { CommandRun } from '../../execution/command-run.ts';

/** By instance: ids of its tasks that somebody has taken, and of its calls inside which somebody has. */
export type Claims = ReadonlyMap<string, readonly string[]>;

interface Row {
  readonly id: string;
  readonly parent_id: string | null;
  readonly parent_call_id: string | null;
  readonly claimed: number;
}

/** What has been taken in a case. A call whose process somebody works in counts for its callers, however far up. */
export async function claimsIn(run: CommandRun, rootId: string): Promise<Claims> {
  const claims = new Map<string, string[]>();
  const add = (instanceId: string, workId: string) => {
    const known = claims.get(instanceId);
    if (known) known.push(workId);
    else claims.set(instanceId, [workId]);
  };
  const tasks = await run.tx.query<{ instance_id: string; task_key: string }>(
    `SELECT t.instance_id, t.task_key FROM task t JOIN process_instance i ON i.id = t.instance_id
     WHERE i.root_id = ? AND t.status = 'open' AND t.claimed_at IS NOT NULL`,
    [rootId],
  );
  for (const task of tasks) add(task.instance_id, task.task_key);
  const rows = await run.tx.query<Row>(
    `SELECT i.id, i.parent_id, i.parent_call_id, CASE WHEN EXISTS (
       SELECT 1 FROM task t WHERE t.instance_id = i.id AND t.claimed_at IS NOT NULL) THEN 1 ELSE 0 END AS claimed
     FROM process_instance i WHERE i.root_id = ? AND i.status = 'active'`,
    [rootId],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const row of rows.filter(({ claimed }) => claimed === 1))
    for (let at: Row | undefined = row; at?.parent_id; at = byId.get(at.parent_id))
      if (at.parent_call_id !== null) add(at.parent_id, at.parent_call_id);
  return claims;
}
