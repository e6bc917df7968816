import { z } from 'zod';
import { idParam, instant } from './common.ts';
import { endpoint } from './endpoint.ts';
import { longestQuestion } from './longest-question.ts';

const tag = 'knowledge';

export const article = z.strictObject({
  id: z.string().describe('Identifier'),
  number: z.string().describe('e.g. KB000001'),
  title: z.string().describe('As written'),
  symptom: z.string().describe('What is seen; empty when it is not said'),
  solution: z.string().describe('What to do'),
  serviceId: z.string().nullable().describe('Service it is about; null: none'),
  forEveryone: z.boolean().describe('False: for the provider’s own people only'),
  publishedAt: instant.nullable().describe('Null when it is not known'),
});
export type Article = z.infer<typeof article>;

export const articleAnswer = z.strictObject({
  rows: z.array(article).describe('The best first, at most as many as asked for'),
  total: z.int().describe('How many there are that the reader may read'),
});
export type ArticleAnswer = z.infer<typeof articleAnswer>;

const question = z.string().max(longestQuestion).default('').describe('Any text, in any language');

export const listArticles = endpoint({
  id: 'listArticles',
  method: 'get',
  path: '/api/articles',
  tag,
  summary: 'Published articles the reader may read that fit a text; all of them when nothing is asked',
  access: 'process.start',
  query: z.strictObject({
    q: question,
    serviceId: z.string().max(64).optional().describe('Articles about it come first'),
    most: z.coerce.number().int().min(1).max(50).default(20).describe('Rows at most'),
  }),
  answer: articleAnswer,
});
export const readArticle = endpoint({
  id: 'readArticle',
  method: 'get',
  path: '/api/articles/:id',
  tag,
  summary: 'One published article, by id or number',
  access: 'process.start',
  params: idParam,
  answer: article,
});

const helpful = z.strictObject({
  id: z.string().describe('Identifier'),
  type: z.enum(['known-error', 'knowledge-article']).describe('Record type'),
  number: z.string().describe('e.g. KER000001'),
  title: z.string().describe('As written'),
  help: z.string().describe('Workaround of a known error, solution of an article'),
  reasons: z.array(z.enum(['item', 'text', 'service'])).describe('Why it is offered'),
  used: z.boolean().describe('True when it was used for this record'),
});

export const taskKnowledge = z.strictObject({
  rows: z.array(helpful).describe('The best first, at most 20'),
  total: z.int().describe('How many fit'),
  mayUse: z.boolean().describe('May the reader say that one was used?'),
});
export type TaskKnowledge = z.infer<typeof taskKnowledge>;

export const listTaskKnowledge = endpoint({
  id: 'listTaskKnowledge',
  method: 'get',
  path: '/api/tasks/:id/knowledge',
  tag,
  summary: 'Known errors and articles that fit the incident of a task, or that fit a text',
  access: 'signed-in',
  params: idParam,
  query: z.strictObject({ q: question }),
  answer: taskKnowledge,
});
export const useTaskKnowledge = endpoint({
  id: 'useTaskKnowledge',
  method: 'post',
  path: '/api/tasks/:id/knowledge',
  tag,
  summary: 'Say that a known error or article was used: it is linked to the incident, and counted once',
  access: 'task.work',
  params: idParam,
  body: z.strictObject({ entryId: z.string().min(1).max(64).describe('Known error or article, by id or number') }),
  answer: taskKnowledge,
});
