import type { CatalogueEntry } from '../../../../server/contract/catalogue.ts';
import { isoDurationText } from '../../components/durationText.ts';
import { useMoney } from '../../components/useMoney.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

/** What a requester wants to know before they order, line by line: how long, who approves, what it costs. */
export function useItemFacts(): (item: CatalogueEntry) => readonly string[] {
  const text = useText();
  const localized = useLocalized();
  const money = useMoney();
  return ({ target, calendar, workingDays, approvers, cost, isPriced }) => {
    const roles = approvers.map(({ name }) => localized(name)).join(text('catalogue.and'));
    const price = cost > 0 ? text('catalogue.costs', { price: money(cost) }) : text('catalogue.by_choice');
    return [
      workingDays === null
        ? text('catalogue.takes', { time: isoDurationText(target, text), calendar: localized(calendar.name) })
        : text('catalogue.takes_days', { smart_count: workingDays }),
      roles !== ''
        ? text('catalogue.approved_by', { roles })
        : text(isPriced ? 'catalogue.approval_by_price' : 'catalogue.no_approval'),
      isPriced ? price : text('catalogue.free'),
    ];
  };
}
