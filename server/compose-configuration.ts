import { baselineRoutes } from './features/configuration-item/baseline.routes.ts';
import { BaselineService } from './features/configuration-item/baseline.service.ts';
import { configurationItemRoutes } from './features/configuration-item/configuration-item.routes.ts';
import { ItemQueryService } from './features/configuration-item/configuration-item.service.ts';
import { itemImportRoutes } from './features/configuration-item/import/item-import.routes.ts';
import { ItemImportService } from './features/configuration-item/import/item-import.service.ts';
import { ItemCommandService } from './features/configuration-item/item-command.service.ts';
import { findItemModel } from './features/configuration-item/item-model.ts';
import type { ProcessInstanceService } from './features/process-instance/process-instance.service.ts';
import type { MountedRoute } from './http/route.ts';
import type { Platform } from './platform.ts';

/** Composes what people do with configuration items: look, change, import, and compare with earlier times. */
export function composeConfiguration(
  { reader, people, choices }: Platform,
  instances: ProcessInstanceService,
): {
  readonly imports: ItemImportService;
  routes(settle: (requestId: string) => Promise<void>): readonly MountedRoute[];
} {
  const { versions, items, directory } = instances.parts;
  const queries = new ItemQueryService(reader, people, () => findItemModel(versions));
  choices.register('configuration-items', queries);
  const commands = new ItemCommandService(instances);
  const inTransaction = instances.inTransaction.bind(instances);
  const imports = new ItemImportService({ reader, people, items, inTransaction });
  return {
    imports,
    routes: (settle) => [
      ...configurationItemRoutes({ reader, people, directory, model: () => items.model }, queries, commands, settle),
      ...itemImportRoutes(imports),
      ...baselineRoutes(new BaselineService(reader, instances), settle),
    ],
  };
}
