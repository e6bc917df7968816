import type { Actor } from '../../../actor.ts';
import * as contract from '../../../contract/operation.ts';
import type { Task } from '../../../contract/task.ts';
import { type MountedRoute, repeatableRoute } from '../../../http/route.ts';
import { copyTask } from './copy.ts';
import { returnTask } from './return.ts';
import { addSigner, jointSign } from './sign.ts';
import type { TaskOperationService } from './task-operation.service.ts';
import { transferTask } from './transfer.ts';
import { urgeTask } from './urge.ts';
import { withdrawTask } from './withdraw.ts';

/** What people change by hand about a task. @param answer the task as the command left it, its process at rest */
export function taskOperationRoutes(
  operations: TaskOperationService,
  answer: (id: string, actor: Actor, requestId: string) => Promise<Task>,
): readonly MountedRoute[] {
  return [
    repeatableRoute(contract.returnTask, async ({ params: { id }, body, ...caller }) => {
      await operations.run('return', id, body.reason, caller, (governed) => returnTask(governed, body));
      return answer(id, caller.actor, caller.requestId);
    }),
    repeatableRoute(contract.addSigner, async ({ params: { id }, body, ...caller }) => {
      await operations.run('add-signer', id, body.reason, caller, (governed) => addSigner(governed, body));
      return answer(id, caller.actor, caller.requestId);
    }),
    repeatableRoute(contract.jointSign, async ({ params: { id }, body, ...caller }) => {
      await operations.run('joint-sign', id, body.reason, caller, (governed) => jointSign(governed, body));
      return answer(id, caller.actor, caller.requestId);
    }),
    repeatableRoute(contract.transferTask, async ({ params: { id }, body, ...caller }) => {
      await operations.run('transfer', id, body.reason, caller, (governed) => transferTask(governed, body));
      return answer(id, caller.actor, caller.requestId);
    }),
    repeatableRoute(contract.withdrawTask, async ({ params: { id }, body, ...caller }) => {
      await operations.run('withdraw', id, body.reason, caller, withdrawTask);
      return answer(id, caller.actor, caller.requestId);
    }),
    repeatableRoute(contract.copyTask, async ({ params: { id }, body, ...caller }) => {
      await operations.run('copy', id, body.text ?? '', caller, (governed) => copyTask(governed, body));
      return answer(id, caller.actor, caller.requestId);
    }),
    repeatableRoute(contract.urgeTask, async ({ params: { id }, body, ...caller }) => {
      await operations.run('urge', id, body.text ?? '', caller, urgeTask);
      return answer(id, caller.actor, caller.requestId);
    }),
  ];
}
