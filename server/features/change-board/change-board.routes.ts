import * as contract from '../../contract/change-board.ts';
import { downloadRoute } from '../../http/file-routes.ts';
import { type MountedRoute, route } from '../../http/route.ts';
import type { ChangeBoardService } from './change-board.service.ts';
import { minutesDocument } from './minutes-document.ts';

/** `/api/change-board`: agenda and minutes of the change advisory board. Votes are tasks. */
export function changeBoardRoutes(
  board: ChangeBoardService,
  roleName: (id: string) => { readonly en: string; readonly zh: string },
  zone: string,
): readonly MountedRoute[] {
  return [
    route(contract.readAgenda, ({ actor }) => board.agenda(actor)),
    route(contract.writeMinutes, ({ body, actor, requestId }) => board.write(body, actor, requestId)),
    route(contract.listMinutes, ({ actor }) => board.list(actor)),
    downloadRoute(contract.downloadMinutes, async ({ params, query, actor }) =>
      minutesDocument(await board.read(params.id, actor), query.language ?? actor.language, { roleName, zone }),
    ),
  ];
}
