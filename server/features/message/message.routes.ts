import type { Variables } from '../../../engine/index.ts';
import { sendMessage } from '../../contract/message.ts';
import { type MountedRoute, route } from '../../http/route.ts';
import type { SendMessageService } from './send-message.service.ts';

/** `/api/messages`: what other systems tell the processes. */
export function messageRoutes(messages: SendMessageService, settle: () => Promise<void>): readonly MountedRoute[] {
  return [
    route(sendMessage, async ({ body, actor, requestId }) => {
      const { payload, ...rest } = body;
      const answer = await messages.send({ ...rest, payload: payload as Variables }, actor, requestId);
      await settle();
      return answer;
    }),
  ];
}
