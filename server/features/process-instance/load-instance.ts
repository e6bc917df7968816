import { NotFound } from '../../errors.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import { readBindings } from '../../execution/rule-bindings.ts';
import type { RunningInstance } from '../../execution/running-instance.ts';
import { fault } from '../../fault.ts';
import { parseState, readForStep } from './instance.repository.ts';
import type { StepParts } from './step-parts.ts';

/**
 * The instance with its model and record, read once per transaction.
 *
 * @throws {NotFound}
 * @throws {EngineError} `STATE_UNREADABLE`
 */
export async function loadInstance(run: CommandRun, parts: StepParts, id: string): Promise<RunningInstance> {
  const known = run.instances.get(id);
  if (known) return known;
  const row = await readForStep(run, id);
  if (!row) throw new NotFound('process instance', id);
  const record = row.record_id ? await parts.records.load(run, row.record_id) : null;
  const instance: RunningInstance = {
    id,
    model: await parts.versions.model(row.version_id, row.process_id),
    record,
    parentId: row.parent_id,
    parentCallId: row.parent_call_id,
    callElementId: row.call_element_id,
    rootId: row.root_id,
    depth: row.depth,
    correlationKey: row.correlation_key,
    startedBy: row.started_by,
    ruleBindings: readBindings(row.rule_bindings, row.version_id),
    storedRev: row.rev,
    state: parseState(row),
    status: row.status,
    watching: row.watching === 1,
    endElementId: row.end_element_id,
    seenRevision: 0,
    abandoned: false,
  };
  run.instances.set(id, instance);
  fault('loaded');
  return instance;
}
