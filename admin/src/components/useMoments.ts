import { useMemo } from 'react';
import type { Language } from '../../../rules/schema/languages.ts';
import { useLanguage } from '../i18n/useLocalized.ts';
import { useText } from '../i18n/useText.ts';
import { clockOffsetMs, useSession } from '../session/sessionStore.ts';

/** Formats instants (ISO 8601) in the reader's language and zone. */
export function useMoments() {
  const text = useText();
  const language = useLanguage();
  const zone = useSession()?.zone;
  return useMemo(() => {
    const own = formats(language, undefined);
    const service = zone !== undefined && zone !== own.zone ? formats(language, zone) : null;
    return {
      /** Time of day for today, else the date with it. */
      short: (at: string) => own.short(new Date(at), new Date(Date.now() + clockOffsetMs())),
      full: (at: string) => {
        const here = own.full.format(new Date(at));
        if (service === null) return here;
        return `${here} · ${text('time.service_zone', { zone: service.zone, at: service.full.format(new Date(at)) })}`;
      },
    };
  }, [language, zone, text]);
}

function formats(language: Language, timeZone: string | undefined) {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const zoned = timeZone === undefined ? {} : { timeZone };
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const clock = new Intl.DateTimeFormat(locale, { ...time, ...zoned });
  const day = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', ...time, ...zoned });
  const year = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric', ...time, ...zoned });
  const date = new Intl.DateTimeFormat('en-CA', zoned);
  return {
    zone: clock.resolvedOptions().timeZone,
    full: new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', ...zoned }),
    short(at: Date, now: Date) {
      if (date.format(at) === date.format(now)) return clock.format(at);
      return (at.getFullYear() === now.getFullYear() ? day : year).format(at);
    },
  };
}
