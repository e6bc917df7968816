import { z } from 'zod';
import * as contract from '../../contract/attachment.ts';
import { downloadRoute, uploadRoute } from '../../http/file-routes.ts';
import { idsFilter } from '../../http/list-query.ts';
import { listRoute, type MountedRoute, route } from '../../http/route.ts';
import type { AttachmentQueryService } from './attachment-query.service.ts';
import type { RecordFilesService } from './record-files.service.ts';
import type { UploadService } from './upload.service.ts';

const filter = z.strictObject({ id: idsFilter.optional(), recordId: z.string().max(64).optional() });
const sorts = ['uploadedAt'] as const;
const inOrder = { field: 'uploadedAt', order: 'ASC' } as const;

/** `/api/attachments`: files on their way to a record, and those a record has. */
export function attachmentRoutes(
  services: {
    readonly uploads: UploadService;
    readonly recordFiles: RecordFilesService;
    readonly queries: AttachmentQueryService;
  },
  settle: (requestId: string) => Promise<void>,
): readonly MountedRoute[] {
  const { uploads, recordFiles, queries } = services;
  return [
    uploadRoute(contract.uploadAttachment, async ({ upload, actor, requestId }) =>
      queries.read(await uploads.take(upload, actor, requestId), actor),
    ),
    route(contract.readUploadRules, async () => uploads.rules),
    listRoute(contract.listAttachments, { sorts, defaultSort: inOrder, filter }, async (list, { actor }) =>
      queries.list(list, actor),
    ),
    downloadRoute(contract.downloadAttachment, async ({ params, actor, requestId }) =>
      queries.download(params.id, actor, requestId),
    ),
    route(contract.removeAttachment, async ({ params, body, actor, requestId }) => {
      await recordFiles.remove(params.id, body.reason ?? '', actor, requestId);
      await settle(requestId);
      return { id: params.id };
    }),
    route(contract.attachToRecord, async ({ params, body, actor, requestId }) => {
      const recordId = await recordFiles.attach(params, body.attachmentIds, actor, requestId);
      await settle(requestId);
      const page = await queries.list({ sort: inOrder, first: 0, limit: 200, filter: { recordId } }, actor);
      return [...page.rows];
    }),
  ];
}
