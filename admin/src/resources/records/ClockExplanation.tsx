import CountedIcon from '@mui/icons-material/CheckCircleOutlined';
import NotCountedIcon from '@mui/icons-material/RemoveCircleOutlined';
import { Box } from '@mui/material';
import type { ClockView } from '../../../../server/contract/clock.ts';
import { durationText } from '../../components/durationText.ts';
import { useMoments } from '../../components/useMoments.ts';
import { usePauseReason } from '../../components/usePauseReason.ts';
import { en } from '../../i18n/en.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

/** Why a clock stands where it stands: interval by interval, in words. */
export function ClockExplanation({ clock }: { readonly clock: ClockView }) {
  const text = useText();
  const because = useBecause();
  const { short } = useMoments();
  const localized = useLocalized();
  return (
    <Box component="details" sx={{ mt: 0.5 }}>
      <Box component="summary" sx={{ cursor: 'pointer', color: 'primary.main', width: 'fit-content' }}>
        {text('records.explain')}
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 0.5, p: 0, maxHeight: 280, overflowY: 'auto' }}>
        {clock.intervals.map((interval) => (
          <Box component="li" key={`${interval.from} ${interval.because}`} sx={row}>
            {interval.counted ? (
              <CountedIcon aria-hidden sx={{ fontSize: 16, color: 'success.main' }} />
            ) : (
              <NotCountedIcon aria-hidden sx={{ fontSize: 16, color: 'text.secondary' }} />
            )}
            <Box sx={{ fontVariantNumeric: 'tabular-nums' }}>
              {text('records.from_to', { from: short(interval.from), to: short(interval.to) })}
            </Box>
            <Box sx={{ color: 'text.secondary' }}>
              {durationText(Date.parse(interval.to) - Date.parse(interval.from), text)}
            </Box>
            <Box>
              {text(interval.counted ? 'records.counted' : 'records.not_counted')}:{' '}
              {[because(interval.because), ...interval.holidays.map(localized)].join(' · ')}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** `paused:waiting-customer` and the like in words; an unknown cause is shown as written. */
function useBecause(): (cause: string) => string {
  const text = useText();
  const reason = usePauseReason();
  return (cause) => {
    const [kind = '', detail] = cause.split(':');
    if (!isKnown(kind)) return cause;
    const word = text(`records.because.${kind}`);
    return detail === undefined || detail === '' ? word : `${word} (${reason(detail)})`;
  };
}

function isKnown(kind: string): kind is keyof typeof en.records.because {
  return Object.hasOwn(en.records.because, kind);
}

const row = {
  display: 'grid',
  gridTemplateColumns: { xs: '20px 1fr', sm: '20px minmax(190px, auto) 90px 1fr' },
  alignItems: 'center',
  gap: 0.75,
  py: 0.25,
  '& > :not(:first-of-type)': { gridColumn: { xs: 2, sm: 'auto' } },
};
