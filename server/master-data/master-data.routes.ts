import { z } from 'zod';
import type { Endpoint } from '../contract/endpoint.ts';
import { idsFilter } from '../http/list-query.ts';
import { listRoute, type MountedRoute, route } from '../http/route.ts';
import { masterDataSorts } from './master-data.ts';
import type { ReadableMasterData } from './readable-master-data.ts';

/** The pair of endpoints each kind of master data has. */
interface Endpoints<View extends z.ZodType> {
  readonly list: Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodArray<View>>;
  readonly read: Endpoint<z.ZodObject<{ id: z.ZodString }>, z.ZodType, z.ZodType, View>;
}

const shape = {
  sorts: masterDataSorts,
  defaultSort: { field: 'name', order: 'ASC' },
  filter: z.strictObject({ id: idsFilter.optional(), q: z.string().min(1).max(100).optional() }),
} as const;

/** List and single entry of one kind of master data; `q` finds names and ids. */
export function masterDataRoutes<View extends z.ZodType>(
  { list, read }: Endpoints<View>,
  data: ReadableMasterData<z.input<View> & { readonly id: string }>,
): readonly MountedRoute[] {
  return [
    listRoute(list, shape, (wanted, { actor }) => data.list(wanted, actor)),
    route(read, ({ params, actor }) => data.read(params.id, actor)),
  ];
}
