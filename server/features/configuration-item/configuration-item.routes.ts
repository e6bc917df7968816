import { z } from 'zod';
import * as contract from '../../contract/configuration-item.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { Directory } from '../../execution/directory.ts';
import { idsFilter } from '../../http/list-query.ts';
import { listRoute, type MountedRoute, route } from '../../http/route.ts';
import { readableRecords } from '../record/readable.view.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import type { ItemModel } from './change-item.ts';
import { type ItemQueryService, itemSorts, modelView, visibleItems } from './configuration-item.service.ts';
import type { ItemCommandService } from './item-command.service.ts';
import { historyOf } from './item-history.ts';
import { impactOf } from './item-impact.ts';

const short = z.string().min(1).max(100).optional();
const shape = {
  sorts: itemSorts,
  defaultSort: { field: 'name', order: 'ASC' },
  filter: z.strictObject({
    id: idsFilter.optional(),
    q: short,
    type: short,
    status: short,
    ownerId: short,
    serviceId: short,
    quality: z.enum(['no-owner', 'no-relation', 'never-verified']).optional(),
  }),
} as const;

/** `/api/configuration-items`: what services consist of, and how it hangs together. */
export function configurationItemRoutes(
  {
    reader,
    people,
    directory,
    model,
  }: {
    readonly reader: Reader;
    readonly directory: Directory;
    readonly people: PersonDirectory;
    readonly model: () => ItemModel;
  },
  queries: ItemQueryService,
  commands: ItemCommandService,
  settle: (requestId: string) => Promise<void>,
): readonly MountedRoute[] {
  return [
    listRoute(contract.configurationItems.list, shape, (wanted, { actor }) => queries.list(wanted, actor)),
    route(contract.configurationItems.read, ({ params, actor }) => queries.read(params.id, actor)),
    route(contract.readItemModel, async () => modelView(model())),
    route(contract.readItemHistory, async ({ params, actor }) => {
      await queries.read(params.id, actor);
      return historyOf(reader, people, params.id);
    }),
    route(contract.readItemImpact, async ({ params, query, actor }) => {
      await queries.read(params.id, actor);
      return impactOf(reader, params.id, {
        ...query,
        types: model().types,
        visible: visibleItems(actor),
        readable: await readableRecords(actor, directory),
      });
    }),
    route(contract.changeConfigurationItem, async ({ params, body, ifMatch, ...hand }) => {
      await commands.change(params.id, body, ifMatch, hand);
      await settle(hand.requestId);
      return queries.read(params.id, hand.actor);
    }),
    route(contract.addConfigurationItem, async ({ body, ...hand }) =>
      queries.read(await commands.add(body, hand), hand.actor),
    ),
  ];
}
