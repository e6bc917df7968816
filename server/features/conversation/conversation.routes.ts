import { z } from 'zod';
import * as contract from '../../contract/conversation.ts';
import { listRoute, type MountedRoute, route } from '../../http/route.ts';
import type { CommentService } from './comment.service.ts';
import type { ConversationQueryService } from './conversation-query.service.ts';
import type { WatchingService } from './watching.service.ts';

const filter = z.strictObject({});
const sorts = ['at'] as const;

/** What people say about a record, and who is told what happens to it. */
export function conversationRoutes(
  services: {
    readonly comments: CommentService;
    readonly watching: WatchingService;
    readonly queries: ConversationQueryService;
  },
  settle: (requestId: string) => Promise<void>,
): readonly MountedRoute[] {
  const { comments, watching, queries } = services;
  return [
    listRoute(
      contract.listComments,
      { sorts, defaultSort: { field: 'at', order: 'ASC' }, filter },
      async ({ sort, first, limit }, { params, actor }) =>
        queries.list(params, { order: sort.order, first, limit }, actor),
    ),
    route(contract.addComment, async ({ params, body, actor, requestId }) => {
      const { id, recordId } = await comments.add(params, body, actor, requestId);
      await settle(requestId);
      return queries.written(recordId, id);
    }),
    route(contract.watchRecord, async ({ params, actor }) => {
      await watching.watch(params, actor);
      return { watching: true };
    }),
    route(contract.unwatchRecord, async ({ params, actor }) => {
      await watching.unwatch(params, actor);
      return { watching: false };
    }),
  ];
}
