import type { InstanceState } from '../../../engine/index.ts';
import type { RecordType } from '../../../rules/schema/record-type.ts';
import type { Actor } from '../../actor.ts';
import type { CaseSelection } from '../../contract/migration.ts';
import { containing, placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { BadRequest } from '../../errors.ts';
import type { Directory } from '../../execution/directory.ts';
import { among, type Condition } from '../../master-data/master-data.ts';
import { readableInstances } from '../process-instance/readable-instances.view.ts';
import type { ProcessVersion } from '../process-version/process-version.service.ts';
import { allOf } from '../record/readable.view.ts';
import { recordConditions } from '../record/record-query.service.ts';

/** A case that was selected: its outermost instance, with what its record shows in lists. */
export interface SelectedCase {
  readonly root_id: string;
  readonly record_id: string | null;
  readonly record_type: string | null;
  readonly record_number: string | null;
  readonly title: string | null;
}

const from = 'FROM process_instance i LEFT JOIN record r ON r.id = i.record_id';

/**
 * Cases of which something runs by a version, the oldest first, as far as the actor may know of them.
 *
 * @throws {BadRequest} for a field records of the process cannot be selected by
 */
export async function selectCases(
  reader: Reader,
  version: ProcessVersion,
  selection: CaseSelection,
  actor: Actor,
  directory: Directory,
): Promise<readonly SelectedCase[]> {
  const where = allOf([
    runningBy(version),
    await readableInstances(actor, directory),
    ...ofInstance(version, selection),
    ...ofRecord(version, selection),
    ...(selection.waitsAt ? [await waitingAt(reader, version, selection.waitsAt)] : []),
  ]);
  return reader.query<SelectedCase>(
    `SELECT i.id AS root_id, i.record_id, r.type AS record_type, r.number AS record_number, r.title ${from}
     WHERE ${where.sql} ORDER BY i.started_at, r.number, i.id`,
    where.params,
  );
}

/** States of everything that runs by a version in cases the actor may know of, by model. */
export async function statesBy(
  reader: Reader,
  version: ProcessVersion,
  actor: Actor,
  directory: Directory,
): Promise<readonly { readonly process_id: string; readonly state: string }[]> {
  const where = allOf([runningBy(version), await readableInstances(actor, directory)]);
  return reader.query(
    `SELECT process_id, state FROM process_instance
     WHERE version_id = ? AND status = 'active' AND root_id IN (SELECT i.id ${from} WHERE ${where.sql})`,
    [version.id, ...where.params],
  );
}

/** As a condition on the outermost instance `i` of a case. */
function runningBy(version: ProcessVersion): Condition {
  const models = [...version.content.models.keys()];
  return {
    sql: `i.id IN (SELECT root_id FROM process_instance
      WHERE version_id = ? AND status = 'active' AND process_id IN (${placeholders(models)}))`,
    params: [version.id, ...models],
  };
}

function ofInstance(version: ProcessVersion, selection: CaseSelection): readonly Condition[] {
  const { numbers, startedBefore, startedAfter, stalled, movedBy } = selection;
  const stall = `EXISTS (SELECT 1 FROM stall s JOIN process_instance m ON m.id = s.instance_id
    WHERE m.root_id = i.id AND m.version_id = ?)`;
  return [
    ...(numbers
      ? [
          {
            sql: `(i.id IN (${placeholders(numbers)}) OR r.number IN (${placeholders(numbers)}))`,
            params: [...numbers, ...numbers],
          },
        ]
      : []),
    ...(startedBefore ? [{ sql: 'i.started_at < ?', params: [new Date(startedBefore)] }] : []),
    ...(startedAfter ? [{ sql: 'i.started_at >= ?', params: [new Date(startedAfter)] }] : []),
    ...(stalled === undefined ? [] : [{ sql: stalled ? stall : `NOT ${stall}`, params: [version.id] }]),
    ...(movedBy
      ? [
          {
            sql: `i.id IN (SELECT root_id FROM instance_migration_item WHERE migration_id = ? AND status = 'moved')`,
            params: [movedBy],
          },
        ]
      : []),
  ];
}

function ofRecord(version: ProcessVersion, { status, fields }: CaseSelection): readonly Condition[] {
  const wanted = Object.entries(fields ?? {});
  const states = status ? [{ sql: `r.status IN (${placeholders(status)})`, params: status }] : [];
  if (wanted.length === 0) return states;
  const type = recordTypeOf(version);
  const own = type?.fields.filter((field) => field.inbox).map((field) => field.key) ?? [];
  for (const [key] of wanted)
    if (!type || !own.includes(key))
      throw new BadRequest(`selection.fields.${key}`, 'not-allowed', `allowed: ${own.join(', ')}`);
  return type ? [...states, ...recordConditions(type, Object.fromEntries(wanted))] : states;
}

function recordTypeOf({ processId, content }: ProcessVersion): RecordType | undefined {
  const type = content.models.get(processId)?.process.properties['record'];
  return type === undefined ? undefined : content.recordTypes.get(type);
}

/** A token waits at an element: found by its text first, then looked at, because other things have ids, too. */
async function waitingAt(
  reader: Reader,
  version: ProcessVersion,
  { processId, elementId }: NonNullable<CaseSelection['waitsAt']>,
): Promise<Condition> {
  const rows = await reader.query<{ root_id: string; state: string }>(
    `SELECT root_id, state FROM process_instance
     WHERE process_id = ? AND version_id = ? AND status = 'active' AND lower(state) LIKE ? ESCAPE '\\'`,
    [processId, version.id, containing(`"at":"${elementId}"`)],
  );
  return among('i.id', [...new Set(rows.filter(({ state }) => waits(state, elementId)).map((row) => row.root_id))]);
}

function waits(state: string, elementId: string): boolean {
  return waitingElements(state).includes(elementId);
}

/** The elements at which the tokens of a stored state wait; none of a state that cannot be read. */
export function waitingElements(state: string): readonly string[] {
  return (parsed(state)?.tokens ?? []).flatMap((token) =>
    token.wait !== undefined && token.wait !== 'scope' ? [token.at] : [],
  );
}

function parsed(state: string): InstanceState | null {
  try {
    return JSON.parse(state) as InstanceState;
  } catch {
    return null;
  }
}
