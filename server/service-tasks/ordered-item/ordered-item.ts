import type { CatalogueItem } from '../../../rules/schema/catalogue.ts';
import type { ServiceContext } from '../service-task.ts';

/** The item with this code in the catalogue the case began under; undefined for an unknown code. */
export function orderedItem(code: string | null, { instance }: ServiceContext): CatalogueItem | undefined {
  return instance.model.version.content.catalogue?.items.find((item) => item.code === code);
}

/** As `orderedItem`, of the bound record. @throws {Error} when the record names none */
export function itemOfRecord(context: ServiceContext): CatalogueItem {
  const code = context.record?.text('catalogueItemId') ?? null;
  const item = orderedItem(code, context);
  if (!item) throw new Error(`the catalogue has no item "${code ?? ''}"`);
  return item;
}
