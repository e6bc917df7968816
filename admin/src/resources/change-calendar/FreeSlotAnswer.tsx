import { Box, Typography } from '@mui/material';
import type { FreeSlots } from '../../../../server/contract/change-calendar.ts';
import { useLanguage, useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useFindingText } from './useFindingText.ts';

/** The windows that are free, and why those before them are not. */
export function FreeSlotAnswer({ found, days }: { readonly found: FreeSlots; readonly days: number }) {
  const text = useText();
  const localized = useLocalized();
  const language = useLanguage();
  const findingText = useFindingText();
  const format = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: found.zone,
    dateStyle: 'full',
    timeStyle: 'short',
  });
  const range = (slot: { readonly start: string; readonly end: string }) =>
    format.formatRange(new Date(slot.start), new Date(slot.end));
  return (
    <Box role="region" aria-live="polite" aria-label={text('changeCalendar.slots.found')}>
      <Typography variant="h3">{text('changeCalendar.slots.found')}</Typography>
      {found.slots.length === 0 ? (
        <Typography variant="body2">{text('changeCalendar.slots.none', { days })}</Typography>
      ) : (
        <Box component="ol" sx={list}>
          {found.slots.map((slot) => (
            <li key={slot.start}>{range(slot)}</li>
          ))}
        </Box>
      )}
      {found.refused.length > 0 && (
        <>
          <Typography variant="h3">{text('changeCalendar.slots.refused')}</Typography>
          <Box component="ul" sx={list}>
            {found.refused.map((opening) => (
              <li key={opening.start}>
                {localized(opening.name)}, {range(opening)}:{' '}
                {opening.tooShort
                  ? text('changeCalendar.slots.too_short')
                  : opening.findings.map(findingText).join('; ')}
              </li>
            ))}
          </Box>
        </>
      )}
    </Box>
  );
}

const list = { pl: 2.5, my: 0.5, fontSize: '0.8125rem' };
