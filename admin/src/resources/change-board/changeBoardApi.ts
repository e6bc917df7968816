import type { Agenda, BoardMeetingView, Minutes, MinutesWish } from '../../../../server/contract/change-board.ts';
import { request } from '../../session/request.ts';

const path = '/api/change-board';
const of = (date: string | undefined) => (date === undefined ? '' : `?date=${encodeURIComponent(date)}`);

/** What the pages of the board ask of the API; without a date, of all meetings. */
export const changeBoardApi = {
  agenda: async (date?: string): Promise<Agenda> => (await request<Agenda>(`${path}/agenda${of(date)}`)).value,
  meetings: async (): Promise<readonly BoardMeetingView[]> =>
    (await request<readonly BoardMeetingView[]>(`${path}/meetings`)).value,
  minutes: async (date?: string): Promise<readonly Minutes[]> =>
    (await request<readonly Minutes[]>(`${path}/minutes${of(date)}`)).value,
  write: async (wish: MinutesWish): Promise<Minutes> =>
    (await request<Minutes>(`${path}/minutes`, { method: 'POST', body: wish })).value,
  /** Where minutes are downloaded as a page to print. */
  documentAddress: (id: string, language: 'en' | 'zh'): string =>
    `${path}/minutes/${encodeURIComponent(id)}/document?language=${language}`,
};
