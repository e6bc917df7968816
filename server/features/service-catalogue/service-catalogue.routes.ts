import { readServiceCatalogue } from '../../contract/catalogue.ts';
import { type MountedRoute, route } from '../../http/route.ts';
import type { ServiceCatalogueService } from './service-catalogue.service.ts';

/** `/api/service-catalogue`. */
export function serviceCatalogueRoutes(catalogue: ServiceCatalogueService): readonly MountedRoute[] {
  return [route(readServiceCatalogue, async ({ actor }) => [...catalogue.entries(actor)])];
}
