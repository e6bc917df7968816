import type { SigningOrder } from '../../../../engine/index.ts';
import { type Governed, tell } from './governed.ts';
import { refuseWrongPeople } from './people.ts';

/** One more person signs; in a repeated task with a vote, beside an ordinary one with an opinion. */
export async function addSigner(
  governed: Governed,
  { person, order }: { readonly person: string; readonly order: SigningOrder },
): Promise<void> {
  const { run, instances, instance, at, actor, reason } = governed;
  await refuseWrongPeople('add-signer', at, actor, [person]);
  const command = {
    type: 'add-signer',
    taskId: at.task.task_key,
    signer: person,
    order,
    by: actor.userId,
    reason,
  } as const;
  await instances.command(run, instance.id, command);
  if (order !== 'after') await tell(governed, [person], 'signature-asked');
}

/** Several people sign before the task is completed. */
export async function jointSign(
  governed: Governed,
  { people, needed }: { readonly people: readonly string[]; readonly needed: number },
): Promise<void> {
  const { run, instances, instance, at, actor, reason } = governed;
  await refuseWrongPeople('joint-sign', at, actor, people);
  const command = {
    type: 'joint-sign',
    taskId: at.task.task_key,
    signers: people,
    needed,
    by: actor.userId,
    reason,
  } as const;
  await instances.command(run, instance.id, command);
  await tell(governed, people, 'signature-asked');
}
