import { z } from 'zod';
import * as knowledgeContract from '../../contract/knowledge.ts';
import * as contract from '../../contract/task.ts';
import { idsFilter } from '../../http/list-query.ts';
import { listRoute, type MountedRoute, route } from '../../http/route.ts';
import { fieldFilter } from '../record/inbox-field.view.ts';
import { taskOperationRoutes } from './operations/task-operation.routes.ts';
import type { TaskOperationService } from './operations/task-operation.service.ts';
import type { TaskService } from './task.service.ts';
import type { TaskKnowledgeService } from './task-knowledge.service.ts';
import type { TaskQueryService } from './task-query.service.ts';

const filter = z
  .object({
    id: idsFilter.optional(),
    queue: z.enum(contract.queues).optional(),
    status: z.enum(['open', 'completed', 'canceled']).optional(),
    recordId: z.string().max(64).optional(),
    instanceId: z.string().max(64).optional(),
    processId: z.string().max(80).optional(),
    q: z.string().max(200).optional(),
  })
  .catchall(fieldFilter)
  .transform(({ id, queue, status, recordId, instanceId, processId, q, ...fields }) => ({
    ...{ id, queue, status, recordId, instanceId, processId, q },
    fields,
  }));
const sorts = ['due', 'priority', 'openedAt', 'recordNumber', 'name', 'id'] as const;

/**
 * `/api/tasks`. Routes translate HTTP to one service call and back; they decide nothing.
 *
 * @param settle runs what became due by the call of this request, so that its answer shows the process at rest
 */
export function taskRoutes(
  {
    tasks,
    operations,
    queries,
    knowledge,
  }: {
    readonly tasks: TaskService;
    readonly operations: TaskOperationService;
    readonly queries: TaskQueryService;
    readonly knowledge: TaskKnowledgeService;
  },
  settle: (requestId: string) => Promise<void>,
): readonly MountedRoute[] {
  const answer = async (id: string, actor: Parameters<TaskQueryService['readAfterCommand']>[1], requestId: string) => {
    await settle(requestId);
    return queries.readAfterCommand(id, actor);
  };
  return [
    ...taskOperationRoutes(operations, answer),
    listRoute(
      contract.listTasks,
      { sorts, defaultSort: { field: 'due', order: 'ASC' }, filter },
      async (list, { actor }) => queries.list(list, actor),
    ),
    route(contract.countQueues, async ({ actor }) => queries.counts(actor)),
    route(contract.readTask, async ({ params, actor, requestId }) => queries.detail(params.id, actor, requestId)),
    route(knowledgeContract.listTaskKnowledge, async ({ params, query, actor }) =>
      knowledge.list(params.id, query.q, actor),
    ),
    route(knowledgeContract.useTaskKnowledge, async ({ params, body, actor, requestId }) => {
      await knowledge.use(params.id, body.entryId, actor, requestId);
      await settle(requestId);
      return knowledge.list(params.id, '', actor);
    }),
    route(contract.claimTask, async ({ params, actor, requestId }) => {
      await tasks.claim(params.id, actor, requestId);
      return answer(params.id, actor, requestId);
    }),
    route(contract.releaseTask, async ({ params, actor, requestId }) => {
      await tasks.release(params.id, actor, requestId);
      return answer(params.id, actor, requestId);
    }),
    route(contract.saveTask, async ({ params, body, actor, requestId }) => {
      await tasks.save(params.id, body.values, actor, requestId);
      return answer(params.id, actor, requestId);
    }),
    route(contract.holdTask, async ({ params, body, actor, requestId }) => {
      await tasks.hold(params.id, body, actor, requestId);
      return answer(params.id, actor, requestId);
    }),
    route(contract.resumeTask, async ({ params, actor, requestId }) => {
      await tasks.resume(params.id, actor, requestId);
      return answer(params.id, actor, requestId);
    }),
    route(contract.completeTask, async ({ params, body, actor, requestId }) => {
      await tasks.complete(params.id, body.values, actor, requestId);
      return answer(params.id, actor, requestId);
    }),
  ];
}
