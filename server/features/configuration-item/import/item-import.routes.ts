import { z } from 'zod';
import * as contract from '../../../contract/item-import.ts';
import { uploadRoute } from '../../../http/file-routes.ts';
import { listRoute, type MountedRoute, route } from '../../../http/route.ts';
import type { ItemImportService } from './item-import.service.ts';

const imports = {
  sorts: ['checkedAt'],
  defaultSort: { field: 'checkedAt', order: 'DESC' },
  filter: z.strictObject({}),
} as const;
const rows = {
  sorts: ['row'],
  defaultSort: { field: 'row', order: 'ASC' },
  filter: z.strictObject({
    outcome: z.enum(['create', 'update', 'same', 'refused']).optional(),
    step: z.enum(['checked', 'written', 'done', 'failed']).optional(),
  }),
} as const;

/** `/api/configuration-item-imports`: files of configuration items. */
export function itemImportRoutes(service: ItemImportService): readonly MountedRoute[] {
  return [
    listRoute(contract.listItemImports, imports, (list) => service.list(list)),
    uploadRoute(contract.checkItemImport, ({ upload, ...hand }) => service.check(upload, hand)),
    route(contract.readItemImport, ({ params }) => service.read(params.id)),
    listRoute(contract.listItemImportRows, rows, (list, { params }) => service.rows(params.id, list)),
    route(contract.applyItemImport, ({ params, body, ...hand }) => service.apply(params.id, body, hand)),
  ];
}
