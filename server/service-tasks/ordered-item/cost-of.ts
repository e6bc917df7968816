import type { Variables } from '../../../engine/index.ts';
import type { CatalogueItem } from '../../../rules/schema/catalogue.ts';

/** What an order costs, in fen. */
export interface OrderCost {
  readonly cost: number;
  readonly monthlyCost: number;
  readonly licenceFree: boolean;
}

/** Price of the item, of the option that was chosen, or the one that was entered in CNY. */
export function costOf(item: CatalogueItem, answers: Variables): OrderCost {
  const chosen = item.variants?.options[String(answers[item.variants.field] ?? '')];
  const entered = item.priceField === undefined ? undefined : answers[item.priceField];
  return {
    cost: typeof entered === 'number' ? Math.round(entered * 100) : (chosen?.cost ?? item.unitCost),
    monthlyCost: chosen?.monthlyCost ?? 0,
    licenceFree: chosen?.licenceFree ?? false,
  };
}
