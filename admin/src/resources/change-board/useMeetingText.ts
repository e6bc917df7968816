import type { Agenda } from '../../../../server/contract/change-board.ts';
import { useLanguage } from '../../i18n/useLocalized.ts';
import { useSession } from '../../session/sessionStore.ts';

/** The day of a meeting in words, with its hours when it has some: in the zone of the organization, where it is held. */
export function useMeetingText(): (date: string, hours: Agenda['hours']) => string {
  const locale = useLanguage() === 'zh' ? 'zh-CN' : 'en-GB';
  const zone = useSession()?.zone;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
  const time = new Intl.DateTimeFormat(locale, {
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    ...(zone === undefined ? {} : { timeZone: zone }),
  });
  return (date, hours) => {
    const said = day.format(new Date(date));
    return hours === null ? said : `${said} ${time.formatRange(new Date(hours.start), new Date(hours.end))}`;
  };
}
