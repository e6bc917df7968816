import * as contract from '../../contract/change-board.ts';
import { downloadRoute } from '../../http/file-routes.ts';
import { type MountedRoute, route } from '../../http/route.ts';
import type { BoardAgendaService } from './board-agenda.service.ts';
import type { BoardMinutesService } from './board-minutes.service.ts';
import { minutesDocument } from './minutes-document.ts';

/** `/api/change-board`: meetings, agendas and minutes of the change advisory board. Votes are tasks. */
export function changeBoardRoutes(
  agendas: BoardAgendaService,
  minutes: BoardMinutesService,
  saying: Parameters<typeof minutesDocument>[2],
): readonly MountedRoute[] {
  return [
    route(contract.readAgenda, ({ query, actor }) => agendas.agenda(query.date, actor)),
    route(contract.listBoardMeetings, ({ actor }) => agendas.meetings(actor)),
    route(contract.writeMinutes, ({ body, actor, requestId }) => minutes.write(body, actor, requestId)),
    route(contract.listMinutes, ({ query, actor }) => minutes.list(query.date, actor)),
    downloadRoute(contract.downloadMinutes, async ({ params, query, actor }) =>
      minutesDocument(await minutes.read(params.id, actor), query.language ?? actor.language, saying),
    ),
  ];
}
