import type { Queue } from '../../../../server/contract/task.ts';

export const queueNames: readonly Queue[] = ['mine', 'groups', 'unassigned', 'at-risk', 'overdue'];

export const sortFields = ['due', 'priority', 'recordNumber', 'name'] as const;
export type SortField = (typeof sortFields)[number];

/** Everything the inbox shows, as it stands in the address. */
export interface InboxState {
  readonly queue: Queue;
  readonly search: string;
  readonly sort: SortField;
  readonly order: 'ASC' | 'DESC';
  /** From 1. */
  readonly page: number;
  /** Task shown beside the list. */
  readonly task: string | null;
}

export const rowsPerPage = 50;

/** Reads the address; what is missing or unknown is the default: my tasks, the least time left first. */
export function readInboxState(query: URLSearchParams): InboxState {
  return {
    queue: queueNames.find((queue) => queue === query.get('queue')) ?? 'mine',
    search: query.get('q') ?? '',
    sort: sortFields.find((field) => field === query.get('sort')) ?? 'due',
    order: query.get('order') === 'DESC' ? 'DESC' : 'ASC',
    page: Math.max(1, Math.trunc(Number(query.get('page'))) || 1),
    task: query.get('task'),
  };
}

/** Writes only what differs from the default, so that addresses stay short. */
export function writeInboxState(state: InboxState): URLSearchParams {
  const query = new URLSearchParams();
  if (state.queue !== 'mine') query.set('queue', state.queue);
  if (state.search !== '') query.set('q', state.search);
  if (state.sort !== 'due') query.set('sort', state.sort);
  if (state.order !== 'ASC') query.set('order', state.order);
  if (state.page > 1) query.set('page', String(state.page));
  if (state.task !== null) query.set('task', state.task);
  return query;
}
