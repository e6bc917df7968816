import { listChoices } from '../../contract/master-data.ts';
import { type MountedRoute, route } from '../../http/route.ts';
import type { ChoicesService } from './choices.service.ts';

/** `/api/choices/:ref`. */
export function choicesRoutes(choices: ChoicesService): readonly MountedRoute[] {
  return [
    route(listChoices, async ({ params, query, actor }) => [...(await choices.list(params.ref, actor, query.q))]),
  ];
}
