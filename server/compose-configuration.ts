import { configurationItemRoutes } from './features/configuration-item/configuration-item.routes.ts';
import { ItemQueryService } from './features/configuration-item/configuration-item.service.ts';
import type { ItemChangeService } from './features/configuration-item/item-change.service.ts';
import { ItemCommandService } from './features/configuration-item/item-command.service.ts';
import { findItemModel } from './features/configuration-item/item-model.ts';
import type { ProcessVersionService } from './features/process-version/process-version.service.ts';
import type { MountedRoute } from './http/route.ts';
import type { Platform } from './platform.ts';

/** Composes what people do with configuration items. */
export function composeConfiguration(
  { reader, unitOfWork, people, choices }: Platform,
  versions: ProcessVersionService,
  items: ItemChangeService,
): readonly MountedRoute[] {
  const queries = new ItemQueryService(reader, people, () => findItemModel(versions));
  choices.register('configuration-items', queries);
  const commands = new ItemCommandService(items, unitOfWork);
  return configurationItemRoutes({ reader, people, model: () => items.model }, queries, commands);
}
