import { configurationItemRoutes } from './features/configuration-item/configuration-item.routes.ts';
import { ItemQueryService } from './features/configuration-item/configuration-item.service.ts';
import { ItemCommandService } from './features/configuration-item/item-command.service.ts';
import { findItemModel } from './features/configuration-item/item-model.ts';
import type { ProcessInstanceService } from './features/process-instance/process-instance.service.ts';
import type { MountedRoute } from './http/route.ts';
import type { Platform } from './platform.ts';

/** Composes what people do with configuration items. */
export function composeConfiguration(
  { reader, people, choices }: Platform,
  instances: ProcessInstanceService,
  settle: (requestId: string) => Promise<void>,
): readonly MountedRoute[] {
  const { versions, items } = instances.parts;
  const queries = new ItemQueryService(reader, people, () => findItemModel(versions));
  choices.register('configuration-items', queries);
  const commands = new ItemCommandService(instances);
  return configurationItemRoutes({ reader, people, model: () => items.model }, queries, commands, settle);
}
