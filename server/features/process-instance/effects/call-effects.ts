import { randomUUID } from 'node:crypto';
import type { CommandRun } from '../../../execution/command-run.ts';
import type { RecordDraft } from '../../../execution/record-draft.ts';
import { inherited } from '../../../execution/rule-bindings.ts';
import type { RunningInstance } from '../../../execution/running-instance.ts';
import type { VersionedModel } from '../../process-version/process-version.service.ts';
import { loadInstance } from '../load-instance.ts';
import type { StepParts } from '../step-parts.ts';
import type { EffectHandler, EffectOf } from './effect-handler.ts';

/** Calls above a called process at most; a model that calls itself for ever stalls there. */
const deepest = 32;

/** Starts a called process as an instance of its own, in the same transaction. */
export const startCalled: EffectHandler<'start-called'> = async (effect, caller, run, parts) => {
  const { callId, processId, variables } = effect;
  const refuse = (message: string) =>
    run.enqueue({ instanceId: caller.id, mayBeLate: true, command: { type: 'fail-call', callId, message } });
  if (caller.depth + 1 > deepest) return refuse(`more than ${deepest} calls inside each other`);
  const model = await calledModel(processId, caller, run, parts);
  if (!model) return refuse(`there is no process "${processId}"`);

  const record = await recordOf(effect, model, caller, run, parts);
  const child: RunningInstance = {
    id: randomUUID(),
    model,
    record,
    parentId: caller.id,
    parentCallId: callId,
    callElementId: effect.elementId,
    rootId: caller.rootId,
    depth: caller.depth + 1,
    correlationKey: null,
    startedBy: run.initiator.userId,
    ruleBindings: inherited(caller.ruleBindings, model.version.id),
    storedRev: null,
    state: null,
    status: 'active',
    watching: false,
    endElementId: null,
    seenRevision: 0,
    abandoned: false,
  };
  run.instances.set(child.id, child);
  run.enqueue({ instanceId: child.id, mayBeLate: false, command: { type: 'start', variables } });
};

/** Cancels the called process, and what it called in turn: its own step says so. */
export const cancelCalled: EffectHandler<'cancel-called'> = async ({ callId }, caller, run, parts) => {
  run.rows.withdraw(
    'job',
    (row) => row['kind'] === 'complete-call' && row['instance_id'] === caller.id && row['ref'] === callId,
  );
  run.rows.remove(`DELETE FROM job WHERE instance_id = ? AND kind = 'complete-call' AND ref = ?`, [caller.id, callId]);
  const child = await calledBy(run, parts, caller, callId);
  if (child?.status !== 'active') return;
  child.abandoned = true;
  const reason = 'its caller was canceled';
  run.enqueue({ instanceId: child.id, mayBeLate: true, command: { type: 'cancel', reason } });
};

/** Tells the call activity, by a job, so that two instances are never stepped by one command. */
export const escalate: EffectHandler<'escalate'> = ({ escalationCode }, instance, run) => {
  if (!instance.parentId || !instance.parentCallId || instance.abandoned) return;
  run.job({
    kind: 'escalate-call',
    dueAt: run.now,
    instanceId: instance.parentId,
    ref: instance.parentCallId,
    payload: { escalationCode },
  });
};

/** A model of the caller's own package runs in the caller's version, any other in the version in force. */
async function calledModel(
  processId: string,
  caller: RunningInstance,
  run: CommandRun,
  { versions }: StepParts,
): Promise<VersionedModel | undefined> {
  const { version } = caller.model;
  const own = version.content.models.get(processId);
  if (own) return { version, process: own.process };
  const inForce = versions.modelInForce(processId);
  return inForce && versions.upToDate(run.tx, inForce);
}

async function recordOf(
  effect: EffectOf<'start-called'>,
  { process }: VersionedModel,
  caller: RunningInstance,
  run: CommandRun,
  parts: StepParts,
): Promise<RecordDraft | null> {
  if (effect.sameRecord) return caller.record;
  const type = process.properties['record'];
  return type ? parts.records.create(run, type) : null;
}

async function calledBy(
  run: CommandRun,
  parts: StepParts,
  caller: RunningInstance,
  callId: string,
): Promise<RunningInstance | undefined> {
  const here = [...run.instances.values()].find((each) => each.parentId === caller.id && each.parentCallId === callId);
  if (here) return here;
  const [row] = await run.tx.query<{ id: string }>(
    `SELECT id FROM process_instance WHERE parent_id = ? AND parent_call_id = ? AND status = 'active'`,
    [caller.id, callId],
  );
  return row && loadInstance(run, parts, row.id);
}
