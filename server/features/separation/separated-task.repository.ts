import { placeholders } from '../../database/list-sql.ts';
import type { Reader, Transaction } from '../../database/unit-of-work.ts';

/** An open task that duties are separated for. */
export interface SeparatedRow {
  readonly id: string;
  readonly instance_id: string;
  readonly root_id: string;
  readonly element_id: string;
  readonly record_id: string | null;
  readonly role: string | null;
  readonly sod: string;
  readonly side: 'B' | 'I' | null;
  readonly assignee_id: string | null;
  readonly approval_round: number | null;
  readonly no_candidate: number;
}

type Source = Pick<Reader, 'query'>;

const select = `SELECT t.id, t.instance_id, i.root_id, t.element_id, t.record_id, t.role, t.sod, t.side, t.assignee_id,
    t.approval_round, t.no_candidate
  FROM task t JOIN process_instance i ON i.id = t.instance_id WHERE t.status = 'open' AND t.sod IS NOT NULL`;

/** Open tasks of records that duties are separated for. */
export async function separatedTasks(source: Source, recordIds: readonly string[]): Promise<readonly SeparatedRow[]> {
  if (recordIds.length === 0) return [];
  return source.query<SeparatedRow>(
    `${select} AND t.record_id IN (${placeholders(recordIds)}) ORDER BY t.opened_at, t.id`,
    recordIds,
  );
}

/** Open tasks that nobody may do, a few of them at once; or the one with an id when it still is one. */
export function tasksWithoutCandidate(source: Source, id: string | null = null): Promise<readonly SeparatedRow[]> {
  const one = id === null ? '' : 'AND t.id = ?';
  return source.query<SeparatedRow>(
    `${select} AND t.no_candidate = 1 ${one} ORDER BY t.opened_at, t.id LIMIT 100`,
    id === null ? [] : [id],
  );
}

/** Who is kept away from a task, by user id, with the rule. */
export async function exclusionsOf(source: Source, taskId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await source.query<{ user_id: string; rule: string }>(
    'SELECT user_id, rule FROM task_exclusion WHERE task_id = ?',
    [taskId],
  );
  return new Map(rows.map((row) => [row.user_id, row.rule]));
}

/** Stores who is kept away from a task, for the lists. */
export async function storeExclusions(
  tx: Transaction,
  taskId: string,
  side: 'B' | 'I' | null,
  excluded: ReadonlyMap<string, string>,
): Promise<void> {
  await tx.execute('DELETE FROM task_exclusion WHERE task_id = ?', [taskId]);
  for (const [userId, rule] of excluded)
    await tx.execute('INSERT INTO task_exclusion (task_id, user_id, rule) VALUES (?, ?, ?)', [taskId, userId, rule]);
  await tx.execute('UPDATE task SET side = ? WHERE id = ?', [side, taskId]);
}

/** Offers a task to people by name, beside its other candidates; one alone has it. */
export async function offerByName(tx: Transaction, taskId: string, people: readonly string[]): Promise<void> {
  for (const id of people)
    await tx.execute(
      `INSERT INTO task_candidate (task_id, kind, candidate) VALUES (?, 'user', ?)
         ON CONFLICT (task_id, kind, candidate) DO NOTHING`,
      [taskId, id],
    );
  await giveTo(tx, taskId, people.length === 1 ? (people[0] ?? null) : null);
}

/** Gives a task to somebody, or to all its candidates; nobody has claimed it then. */
export async function giveTo(tx: Transaction, taskId: string, userId: string | null): Promise<void> {
  await tx.execute(
    'UPDATE task SET assignee_id = ?, claimed_at = NULL, acted_for = NULL, no_candidate = 0 WHERE id = ?',
    [userId, taskId],
  );
}

/** Marks a task that nobody may do. */
export async function markWithoutCandidate(tx: Transaction, taskId: string): Promise<void> {
  await tx.execute(
    'UPDATE task SET assignee_id = NULL, claimed_at = NULL, acted_for = NULL, no_candidate = 1 WHERE id = ?',
    [taskId],
  );
}

/** Who has another open seat, or a vote that still counts, in the round of a task. */
export async function othersInRound(source: Source, task: SeparatedRow): Promise<readonly string[]> {
  if (task.approval_round === null) return [];
  const seated = await source.query<{ user_id: string }>(
    `SELECT assignee_id AS user_id FROM task
     WHERE instance_id = ? AND approval_round = ? AND id <> ? AND status = 'open' AND assignee_id IS NOT NULL`,
    [task.instance_id, task.approval_round, task.id],
  );
  const rounds = await source.query<{ voters: string }>(
    'SELECT voters FROM approval_round WHERE instance_id = ? AND round = ?',
    [task.instance_id, task.approval_round],
  );
  const voted = rounds.flatMap(({ voters }) => JSON.parse(voters) as { readonly user: string }[]);
  return [...seated.map((row) => row.user_id), ...voted.map(({ user }) => user)];
}
