import type { ItemImpact } from '../../../../server/contract/configuration-item.ts';
import { useText } from '../../i18n/useText.ts';

/** How many open incidents and changes under way name an item, in words; empty when none does. */
export function useWorkText({ work }: Pick<ItemImpact, 'work'>): (itemId: string) => string {
  const text = useText();
  return (itemId) => {
    const on = work.filter(({ items }) => items.includes(itemId));
    return (['incident', 'change'] as const)
      .map((kind) => [kind, on.filter((each) => each.kind === kind).length] as const)
      .filter(([, count]) => count > 0)
      .map(([kind, smart_count]) => text(`cmdb.map.${kind}s`, { smart_count }))
      .join(' · ');
  };
}
