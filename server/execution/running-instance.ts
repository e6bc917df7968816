import type { InstanceState } from '../../engine/index.ts';
import type { VersionedModel } from '../features/process-version/process-version.service.ts';
import type { HistoryPlace } from './history-row.ts';
import type { RecordDraft } from './record-draft.ts';
import type { RuleBindings } from './rule-bindings.ts';

export type InstanceStatus = 'active' | 'completed' | 'terminated' | 'canceled' | 'failed';

/** A process instance while a transaction steps it. */
export interface RunningInstance {
  readonly id: string;
  /** The model it runs by; another one once it has been moved to another version. */
  model: VersionedModel;
  readonly record: RecordDraft | null;
  readonly parentId: string | null;
  /** The call in the parent that waits for this instance. */
  parentCallId: string | null;
  callElementId: string | null;
  readonly rootId: string;
  /** Calls above it. */
  readonly depth: number;
  readonly correlationKey: string | null;
  readonly startedBy: string | null;
  /** Null when it decides by what its process version pins. */
  readonly ruleBindings: RuleBindings | null;
  /** The state as read, for the guard of its update; null for an instance this transaction starts. */
  readonly storedRev: number | null;
  state: InstanceState | null;
  status: InstanceStatus;
  watching: boolean;
  endElementId: string | null;
  /** Revision of the record after its last step: later changes are news to it. */
  seenRevision: number;
  /** True when its caller no longer waits: nobody is told of its end. */
  abandoned: boolean;
}

export function placeOfInstance(instance: RunningInstance): HistoryPlace {
  return {
    recordId: instance.record?.id ?? null,
    rootId: instance.rootId,
    instanceId: instance.id,
    versionId: instance.model.version.id,
    processId: instance.model.process.id,
  };
}
