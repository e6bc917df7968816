import { z } from 'zod';
import type { Variables } from '../../../engine/index.ts';
import * as contract from '../../contract/message.ts';
import { idsFilter } from '../../http/list-query.ts';
import { listRoute, type MountedRoute, route } from '../../http/route.ts';
import type { KeptMessageService } from './kept-message.service.ts';
import type { SendMessageService } from './send-message.service.ts';

const filter = z.strictObject({ id: idsFilter.optional(), receiverInstalled: z.boolean().optional() });
const sorts = ['id', 'oldestAt'] as const;

/** `/api/messages`: what other systems tell the processes, and what is kept until a process can take it. */
export function messageRoutes(
  messages: SendMessageService,
  kept: KeptMessageService,
  settle: (requestId: string) => Promise<void>,
): readonly MountedRoute[] {
  return [
    route(contract.sendMessage, async ({ body, actor, requestId }) => {
      const { payload, ...rest } = body;
      const answer = await messages.send({ ...rest, payload: payload as Variables }, actor, requestId);
      await settle(requestId);
      return answer;
    }),
    listRoute(contract.listKeptMessages, { sorts, defaultSort: { field: 'id', order: 'ASC' }, filter }, async (list) =>
      kept.list(list),
    ),
    route(contract.deliverKeptMessages, async ({ params, actor, requestId }) => {
      const delivered = await messages.deliverKept(params.name, actor, requestId);
      await settle(requestId);
      return { delivered };
    }),
  ];
}
