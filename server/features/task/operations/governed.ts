import type { Json } from '../../../../engine/index.ts';
import type { Operation } from '../../../../rules/schema/operation.ts';
import type { Actor } from '../../../actor.ts';
import type { CommandRun } from '../../../execution/command-run.ts';
import { placeOfInstance, type RunningInstance } from '../../../execution/running-instance.ts';
import type { ProcessInstanceService } from '../../process-instance/process-instance.service.ts';
import type { TaskSituation } from './situation.ts';

/** One operation that was allowed, in its transaction. */
export interface Governed {
  readonly run: CommandRun;
  readonly instances: ProcessInstanceService;
  readonly instance: RunningInstance;
  readonly at: TaskSituation;
  readonly actor: Actor;
  /** Or what is said with an operation that needs none. */
  readonly reason: string;
}

/** History of what changes no token; the engine tells the rest. */
export function noteByHand(
  { run, instance, at, actor, reason }: Governed,
  operation: Operation,
  details: Readonly<Record<string, Json>>,
): void {
  const manual = { operation, by: actor.userId, reason };
  run.history(
    { lifecycle: 'manual', elementId: at.task.element_id, elementType: 'userTask', details: { ...details, manual } },
    placeOfInstance(instance),
  );
}

/** Tells people of the run's record; they are told once, by their ids. */
export async function tell(
  { run, instances, instance, at, actor, reason }: Governed,
  people: readonly string[],
  template: string,
): Promise<void> {
  const data = { task: taskName(at), text: reason, by: { en: actor.name.en, zh: actor.name.zh } };
  await instances.parts.notifications.notify(run, instance.record, { to: people, template, data });
}

function taskName({ process, task }: TaskSituation) {
  const element = process.elements.find(({ id }) => id === task.element_id);
  const en = element?.name.en ?? task.element_id;
  return { en, zh: element?.name.zh ?? en };
}
