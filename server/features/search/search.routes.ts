import { search } from '../../contract/search.ts';
import { type MountedRoute, route } from '../../http/route.ts';
import type { SearchService } from './search.service.ts';

/** `/api/search`. */
export function searchRoutes(searching: SearchService): readonly MountedRoute[] {
  return [route(search, async ({ query, actor }) => searching.search(query.q, actor))];
}
