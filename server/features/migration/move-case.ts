import { EngineError, migrate, type Refusal, type StepEnv } from '../../../engine/index.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { RunningInstance } from '../../execution/running-instance.ts';
import { type Moved, moveInstance } from '../process-instance/move-instance.service.ts';
import type { ProcessInstanceService } from '../process-instance/process-instance.service.ts';
import type { VersionedModel } from '../process-version/process-version.service.ts';
import { type Claims, claimsIn } from './claims.ts';
import { mappingFor, type Plan } from './migration-plan.ts';

/** Why a case stays as it is, with the model it concerns. */
export interface CaseReason extends Omit<Refusal, 'elementId' | 'code'> {
  readonly processId: string | null;
  readonly elementId: string | null;
  /**
   * As the engine says it; `NOT_RUNNING`: nothing of the case runs by the version any more; `MODEL_GONE`: the new
   * version has no such model; `RECORD_STATE_GONE`: its record type does not know the state the record is in.
   */
  readonly code: Refusal['code'] | 'NOT_RUNNING' | 'MODEL_GONE' | 'RECORD_STATE_GONE' | 'STATE_UNREADABLE';
}

/** What moving a case comes to, before anything is stored. */
export type CaseOutcome =
  | { readonly type: 'moves'; readonly moves: readonly InstanceMove[] }
  | { readonly type: 'refused'; readonly reasons: readonly CaseReason[] };

interface InstanceMove {
  readonly instance: RunningInstance;
  readonly to: VersionedModel;
  readonly moved: Moved;
}

/**
 * Computes the move of everything of one case that runs by the old version: the outermost instance and what it has
 * called move together or not at all, because a package is one version. Called processes of other packages stay.
 */
export async function outcomeOf(
  run: CommandRun,
  rootId: string,
  plan: Plan,
  instances: ProcessInstanceService,
): Promise<CaseOutcome> {
  try {
    return await computed(run, rootId, plan, instances);
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== 'STATE_UNREADABLE') throw error;
    return { type: 'refused', reasons: [{ processId: null, elementId: null, code: error.code }] };
  }
}

async function computed(
  run: CommandRun,
  rootId: string,
  plan: Plan,
  instances: ProcessInstanceService,
): Promise<CaseOutcome> {
  // Locks the case where the database has locks; what runs is looked up behind it.
  await instances.load(run, rootId);
  const rows = await run.tx.query<{ id: string }>(
    `SELECT id FROM process_instance WHERE root_id = ? AND status = 'active' AND version_id = ? ORDER BY depth, started_at, id`,
    [rootId, plan.from.id],
  );
  const claims = await claimsIn(run, rootId);
  if (rows.length === 0)
    return { type: 'refused', reasons: [{ processId: null, elementId: null, code: 'NOT_RUNNING' }] };
  const moves: InstanceMove[] = [];
  const reasons: CaseReason[] = [];
  for (const { id } of rows) {
    const instance = await instances.load(run, id);
    const found = moveOf(instance, plan, claims, instances.environmentOf(run, instance));
    if ('moved' in found) moves.push(found);
    else reasons.push(...found.reasons);
  }
  return reasons.length > 0 ? { type: 'refused', reasons } : { type: 'moves', moves };
}

function moveOf(
  instance: RunningInstance,
  plan: Plan,
  claims: Claims,
  env: StepEnv,
): InstanceMove | { readonly reasons: readonly CaseReason[] } {
  const { process } = instance.model;
  const processId = process.id;
  const model = plan.to.content.models.get(processId);
  if (!model) return { reasons: [{ processId, elementId: null, code: 'MODEL_GONE' }] };
  const status = unknownStatus(instance, plan);
  if (status !== null)
    return { reasons: [{ processId, elementId: null, code: 'RECORD_STATE_GONE', details: { status } }] };
  if (!instance.state) throw new RangeError(`instance ${instance.id} has not begun`);
  const mapping = mappingFor(plan, processId);
  const claimed = claims.get(instance.id) ?? [];
  const wish = { from: process, to: model.process, mapping, timers: plan.timers, claimed };
  const moved = migrate(wish, instance.state, env);
  if (moved.type === 'refused') return { reasons: moved.refusals.map((refusal) => ({ ...refusal, processId })) };
  return { instance, to: { version: plan.to, process: model.process }, moved };
}

/** The state of the record, when the new version does not know it; null when it does. */
function unknownStatus({ record }: RunningInstance, { to }: Plan): string | null {
  const type = record && to.content.recordTypes.get(record.stored.type);
  return !type || type.states.some(({ key }) => key === record.status) ? null : record.status;
}

/** Stores the move of a case, with an entry in the audit trail for each instance. */
export async function storeMoves(
  run: CommandRun,
  moves: readonly InstanceMove[],
  plan: Plan,
  { parts }: ProcessInstanceService,
  why: { readonly migrationId: string; readonly reason: string },
): Promise<void> {
  const note = { fromVersion: plan.from.number, toVersion: plan.to.number, migrationId: why.migrationId };
  for (const { instance, to, moved } of moves) {
    await moveInstance(run, instance, { to, moved, note }, parts);
    run.audit({
      action: 'instance-migrated',
      entityType: 'process-instance',
      entityId: instance.id,
      instanceId: instance.id,
      details: { from: plan.from.number, to: plan.to.number, timers: plan.timers, ...why },
    });
  }
}
