import * as contract from '../../contract/knowledge.ts';
import { type MountedRoute, route } from '../../http/route.ts';
import type { ArticleService } from './article.service.ts';

/** `/api/articles`. */
export function articleRoutes(articles: ArticleService): readonly MountedRoute[] {
  return [
    route(contract.listArticles, async ({ query, actor }) => articles.list(query, actor)),
    route(contract.readArticle, async ({ params, actor }) => articles.read(params.id, actor)),
  ];
}
