import type { ChangeFinding } from '../../../../server/contract/change-calendar.ts';
import { useMoments } from '../../components/useMoments.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

/** A conflict in words: what it is, with what, and all that is shared. */
export function useFindingText(): (finding: ChangeFinding) => string {
  const text = useText();
  const localized = useLocalized();
  const { short } = useMoments();
  return ({ check, with: other, withName, about, days }) => {
    const partner = () => {
      if (check === 'C5') return '';
      if (check === 'C6') return localized(withName);
      if (other === null) return text('changeCalendar.hidden_change');
      return check === 'C7' ? short(other) : `${other} ${localized(withName)}`;
    };
    const shared = check === 'C6' ? days.join(', ') : about.map((thing) => localized(thing.name)).join(', ');
    return [text(`changeCalendar.check.${check}`), partner(), shared].filter((part) => part !== '').join(' · ');
  };
}
