import type { ExecutableProcess, InstanceState } from '../../../engine/index.ts';
import { ruleFor } from '../../../rules/operation-rule.ts';
import type { Operation, OperationRule } from '../../../rules/schema/operation.ts';
import type { Actor } from '../../actor.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { ProcessVersion, ProcessVersionService } from '../../features/process-version/process-version.service.ts';
import type { Directory } from '../directory.ts';
import { actsAs } from '../people.ts';
import type { RecordDraft } from '../record-draft.ts';

/** Everything that decides what may be done by hand in one run, read in one place for showing it and for doing it. */
export interface Situation {
  readonly source: Pick<Reader, 'query'>;
  readonly directory: Directory;
  readonly versions: ProcessVersionService;
  readonly now: Date;
  readonly instance: { readonly id: string; readonly rootId: string };
  readonly version: ProcessVersion;
  readonly process: ExecutableProcess;
  /** Null when it cannot be read. */
  readonly state: InstanceState | null;
  readonly record: RecordDraft | null;
}

/** The rule for an operation here; undefined when it is denied to everybody. */
export function ruleHere({ versions, version }: Situation, operation: Operation): OperationRule | undefined {
  return ruleFor(operation, versions.shared.operations, version.content.operations);
}

/** True when one of the roles of a rule is the actor's in this case. */
export function hasRoleHere(
  { roles }: OperationRule,
  { record, directory }: Situation,
  actor: Actor,
): Promise<boolean> {
  return actsAs(actor, roles, record, directory);
}
