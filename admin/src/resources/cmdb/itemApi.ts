import type { BaselineComparison, BaselineView } from '../../../../server/contract/baseline.ts';
import type {
  ConfigurationItemView,
  ItemImpact,
  ItemModelView,
  ItemVersionView,
} from '../../../../server/contract/configuration-item.ts';
import type { ItemImportRow, ItemImportView } from '../../../../server/contract/item-import.ts';
import { listed } from '../../session/listed.ts';
import { ProblemError, parseProblem, request } from '../../session/request.ts';
import { sessionState } from '../../session/sessionStore.ts';

const items = '/api/configuration-items';
const imports = '/api/configuration-item-imports';
const get = async <Value>(path: string): Promise<Value> => (await request<Value>(path)).value;

/** How a change of items is permitted. */
export interface Permit {
  readonly authority?: string | undefined;
  readonly reason?: string | undefined;
}

/** What the pages of configuration items ask of the API. */
export const itemApi = {
  model: () => get<ItemModelView>('/api/configuration-item-types'),
  list: (filter: object, first: number, count: number) => listed<ConfigurationItemView>(items, filter, first, count),
  read: (id: string) => get<ConfigurationItemView>(`${items}/${encodeURIComponent(id)}`),
  history: (id: string) => get<readonly ItemVersionView[]>(`${items}/${encodeURIComponent(id)}/history`),
  impact: (id: string, direction: string, depth: number) =>
    get<ItemImpact>(`${items}/${encodeURIComponent(id)}/impact?direction=${direction}&depth=${depth}`),
  change: ({ id, lockVersion }: ConfigurationItemView, changes: object, permit: Permit) =>
    request<ConfigurationItemView>(`${items}/${encodeURIComponent(id)}`, {
      method: 'PATCH',
      body: { changes, ...permit },
      headers: { 'if-match': `"${lockVersion}"` },
    }),
  imports: () => listed<ItemImportView>(imports, {}, 0, 10),
  import: (id: string) => get<ItemImportView>(`${imports}/${id}`),
  importRows: (id: string, filter: object, first: number, count: number) =>
    listed<ItemImportRow>(`${imports}/${id}/rows`, filter, first, count),
  apply: (id: string, permit: Permit) =>
    request<ItemImportView>(`${imports}/${id}/apply`, { method: 'POST', body: permit }),
  baselines: () => listed<BaselineView>('/api/baselines', {}, 0, 100),
  take: (wish: object) => request<BaselineView>('/api/baselines', { method: 'POST', body: wish }),
  compare: (id: string, other: string) =>
    get<BaselineComparison>(
      `/api/baselines/${id}/comparison${other === '' ? '' : `?with=${encodeURIComponent(other)}`}`,
    ),
};

/** Sends a file to be tried. @throws ProblemError with row and column of every mistake */
export async function tryFile(file: File): Promise<ItemImportView> {
  const current = sessionState();
  const answer = await fetch(imports, {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(file.name),
      ...('session' in current ? { 'x-csrf-token': current.session.csrfToken } : {}),
    },
    body: file,
  });
  const text = await answer.text();
  if (!answer.ok) throw new ProblemError(parseProblem(answer.status, answer.headers.get('content-type'), text));
  return JSON.parse(text) as ItemImportView;
}
