import { type InstanceState, isReadable } from '../../../engine/index.ts';
import { RequestError } from '../../errors.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { InstanceStatus, RunningInstance } from '../../execution/running-instance.ts';
import { StateUnreadable } from './unreadable-state.ts';

/** Columns of `process_instance` as the database answers them. */
export interface InstanceRow {
  readonly id: string;
  readonly process_id: string;
  readonly version_id: string;
  readonly record_id: string | null;
  readonly parent_id: string | null;
  readonly parent_call_id: string | null;
  readonly call_element_id: string | null;
  readonly root_id: string;
  readonly depth: number;
  readonly correlation_key: string | null;
  readonly state: string;
  readonly rev: number;
  readonly status: InstanceStatus;
  readonly watching: number;
  readonly end_element_id: string | null;
  readonly started_at: string;
  readonly started_by: string | null;
  readonly rule_bindings: string | null;
  readonly ended_at: string | null;
}

/** Rows read together with one that was asked for; they stay true, because their root is locked with them. */
const readAlready = new WeakMap<CommandRun, Map<string, InstanceRow>>();

/**
 * Reads an instance to step it, and its root with it. On PostgreSQL both are locked, the root first: everything a
 * command may touch below the root waits for one lock, so two commands of one case never wait for each other.
 */
export async function readForStep(run: CommandRun, id: string): Promise<InstanceRow | undefined> {
  const known = readAlready.get(run) ?? new Map<string, InstanceRow>();
  readAlready.set(run, known);
  const before = known.get(id);
  if (before) return before;
  const rows = await run.tx.query<InstanceRow>(
    `SELECT * FROM process_instance
     WHERE id = ? OR id = (SELECT root_id FROM process_instance WHERE id = ?) ORDER BY depth
     ${run.tx.dialect === 'postgres' ? 'FOR UPDATE' : ''}`,
    [id, id],
  );
  for (const row of rows) known.set(row.id, row);
  return known.get(id);
}

/**
 * The state in a row.
 *
 * @throws {StateUnreadable} when it was cut short, or written by a newer engine
 */
export function parseState(row: Pick<InstanceRow, 'id' | 'state'>): InstanceState {
  const state = parsed(row);
  if (!isReadable(state)) throw new StateUnreadable(row.id, `it is of format ${String(state.v)}`);
  return state;
}

function parsed(row: Pick<InstanceRow, 'id' | 'state'>): InstanceState {
  try {
    return JSON.parse(row.state) as InstanceState;
  } catch (cause) {
    throw new StateUnreadable(row.id, 'it was cut short', { cause });
  }
}

/**
 * Turns every instance of a run into rows: new ones are added, others guarded by the revision they were read at. When
 * another transaction was faster, that is `STALE_WRITE` and the command is tried again.
 */
export function collectInstances(run: CommandRun): void {
  for (const instance of run.instances.values()) {
    if (!instance.state) continue;
    const endedAt = instance.status === 'active' ? null : run.now;
    if (instance.storedRev === null) insertInstance(run, instance, endedAt);
    else updateInstance(run, instance, instance.storedRev, endedAt);
  }
}

function insertInstance(run: CommandRun, instance: RunningInstance, endedAt: Date | null): void {
  run.rows.insert('process_instance', {
    id: instance.id,
    process_id: instance.model.process.id,
    version_id: instance.model.version.id,
    record_id: instance.record?.id ?? null,
    parent_id: instance.parentId,
    parent_call_id: instance.parentCallId,
    call_element_id: instance.callElementId,
    root_id: instance.rootId,
    depth: instance.depth,
    correlation_key: instance.correlationKey,
    state: JSON.stringify(instance.state),
    rev: instance.state?.rev ?? 0,
    status: instance.status,
    watching: instance.watching,
    end_element_id: instance.endElementId,
    started_at: run.now,
    started_by: instance.startedBy,
    rule_bindings: instance.ruleBindings && JSON.stringify(instance.ruleBindings),
    ended_at: endedAt,
  });
}

function updateInstance(run: CommandRun, instance: RunningInstance, storedRev: number, endedAt: Date | null): void {
  run.rows.guarded(
    `UPDATE process_instance SET version_id = ?, state = ?, rev = ?, status = ?, watching = ?, end_element_id = ?, ended_at = ?
     WHERE id = ? AND rev = ?`,
    [
      instance.model.version.id,
      JSON.stringify(instance.state),
      instance.state?.rev ?? storedRev,
      instance.status,
      instance.watching,
      instance.endElementId,
      endedAt,
      instance.id,
      storedRev,
    ],
    () =>
      new RequestError('STALE_WRITE', `instance ${instance.id} was stepped meanwhile`, {
        params: { instance: instance.id },
      }),
  );
}
