import type { Agenda, Minutes, MinutesWish } from '../../../../server/contract/change-board.ts';
import { request } from '../../session/request.ts';

const path = '/api/change-board';

/** What the page of the board asks of the API. */
export const changeBoardApi = {
  agenda: async (): Promise<Agenda> => (await request<Agenda>(`${path}/agenda`)).value,
  minutes: async (): Promise<readonly Minutes[]> => (await request<readonly Minutes[]>(`${path}/minutes`)).value,
  write: async (wish: MinutesWish): Promise<Minutes> =>
    (await request<Minutes>(`${path}/minutes`, { method: 'POST', body: wish })).value,
  /** Where minutes are downloaded as a page to print. */
  documentAddress: (id: string, language: 'en' | 'zh'): string =>
    `${path}/minutes/${encodeURIComponent(id)}/document?language=${language}`,
};
