import { attachmentRoutes } from './features/attachment/attachment.routes.ts';
import { AttachmentQueryService } from './features/attachment/attachment-query.service.ts';
import { RecordFilesService } from './features/attachment/record-files.service.ts';
import { UploadService } from './features/attachment/upload.service.ts';
import { CommentService } from './features/conversation/comment.service.ts';
import { conversationRoutes } from './features/conversation/conversation.routes.ts';
import { ConversationQueryService } from './features/conversation/conversation-query.service.ts';
import { WatchingService } from './features/conversation/watching.service.ts';
import { articleRoutes } from './features/knowledge/article.routes.ts';
import { ArticleService } from './features/knowledge/article.service.ts';
import type { ProcessInstanceService } from './features/process-instance/process-instance.service.ts';
import { RestrictedReadService } from './features/record/restricted-read.service.ts';
import { searchRoutes } from './features/search/search.routes.ts';
import { SearchService } from './features/search/search.service.ts';
import type { MountedRoute } from './http/route.ts';
import type { Platform } from './platform.ts';

/** Composes what stands beside the process of a record: its files, what people say about it, and finding it. */
export function composeRecordSides(
  { reader, unitOfWork, people, choices, files, uploads: limits }: Platform,
  instances: ProcessInstanceService,
  settle: (requestId: string) => Promise<void>,
): readonly MountedRoute[] {
  const { versions, directory } = instances.parts;
  const restrictedReads = new RestrictedReadService(unitOfWork);
  return [
    ...attachmentRoutes(
      {
        uploads: new UploadService({ files, reader, unitOfWork, limits }),
        recordFiles: new RecordFilesService(instances, files),
        queries: new AttachmentQueryService({ reader, files, people, directory, restrictedReads }),
      },
      settle,
    ),
    ...conversationRoutes(
      {
        comments: new CommentService(instances),
        watching: new WatchingService(unitOfWork, directory),
        queries: new ConversationQueryService({ reader, people, directory }),
      },
      settle,
    ),
    ...articleRoutes(new ArticleService(reader, directory)),
    ...searchRoutes(new SearchService({ reader, versions, directory, choices })),
  ];
}
