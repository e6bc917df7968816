import type { Json } from '../../../engine/index.ts';
import type { ExcludedPerson, SodRule } from '../../../rules/schema/sod.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';

/** A task that duties are separated for, and the case it belongs to. */
export interface SeparatedTask {
  readonly elementId: string;
  /** Rules of `shared/sod.rules.json` with `;` between; null when it names none. */
  readonly sod: string | null;
  readonly record: RecordDraft | null;
  readonly rootId: string;
  /** The votes of an approval are kept apart by the approval itself. */
  readonly isApproval: boolean;
}

type Source = Pick<Reader, 'query'>;

/** Who is kept away by a rule in this case: over the whole root instance, and over the record where it runs anew. */
export async function excludedBy(rule: SodRule, task: SeparatedTask, source: Source): Promise<ReadonlySet<string>> {
  const people = new Set<string>();
  for (const excluded of rule.excludes) for (const id of await peopleBehindRule(excluded, task, source)) people.add(id);
  if (rule.distinct === true && !task.isApproval)
    for (const id of await completers('t.element_id = ?', task.elementId, task, source)) people.add(id);
  return people;
}

async function peopleBehindRule(
  excluded: ExcludedPerson,
  task: SeparatedTask,
  source: Source,
): Promise<readonly string[]> {
  if ('field' in excluded) return named(task.record?.variables()[excluded.field] ?? null);
  if ('task' in excluded) return completers('t.element_id = ?', excluded.task, task, source);
  return completers('t.role = ?', excluded.role, task, source);
}

async function completers(
  condition: string,
  value: string,
  { rootId, record }: SeparatedTask,
  source: Source,
): Promise<readonly string[]> {
  const rows = await source.query<{ completed_by: string; acted_for: string | null }>(
    `SELECT DISTINCT t.completed_by AS completed_by, t.acted_for AS acted_for
     FROM task t JOIN process_instance i ON i.id = t.instance_id
     WHERE t.status = 'completed' AND t.completed_by IS NOT NULL AND t.signs_key IS NULL AND ${condition}
       AND (i.root_id = ? OR t.record_id = ?)`,
    [value, rootId, record?.id ?? ''],
  );
  return rows.flatMap((row) => [row.completed_by, ...(row.acted_for === null ? [] : [row.acted_for])]);
}

/** User ids in a field: one, a list, or rows that name a `user` or `userId`. */
function named(value: Json): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((each: Json) => named(each));
  if (typeof value !== 'object' || value === null) return [];
  const { user = null, userId = null } = value as Readonly<Record<string, Json>>;
  return [...named(user), ...named(userId)];
}
