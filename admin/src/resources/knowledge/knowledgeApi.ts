import type { Article, ArticleAnswer, TaskKnowledge } from '../../../../server/contract/knowledge.ts';
import { longestQuestion } from '../../../../server/contract/longest-question.ts';
import { request } from '../../session/request.ts';

const part = encodeURIComponent;

/** What the pages of knowledge ask of the API. */
export const knowledgeApi = {
  articles: async (q: string, signal?: AbortSignal) =>
    (await request<ArticleAnswer>(`/api/articles?most=50&q=${part(cut(q))}`, { signal })).value,
  /** What may help somebody who writes a report about a service. */
  suggestions: async (q: string, serviceId: string, signal?: AbortSignal) =>
    (await request<ArticleAnswer>(`/api/articles?most=5&serviceId=${part(serviceId)}&q=${part(cut(q))}`, { signal }))
      .value,
  article: async (id: string) => (await request<Article>(`/api/articles/${part(id)}`)).value,
  ofTask: async (taskId: string, q: string, signal?: AbortSignal) =>
    (await request<TaskKnowledge>(`/api/tasks/${part(taskId)}/knowledge?q=${part(cut(q))}`, { signal })).value,
  use: async (taskId: string, entryId: string) =>
    (await request<TaskKnowledge>(`/api/tasks/${part(taskId)}/knowledge`, { method: 'POST', body: { entryId } })).value,
};

function cut(q: string): string {
  return q.slice(0, longestQuestion);
}
