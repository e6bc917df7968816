import { Alert, Box, Typography } from '@mui/material';
import type { ClockView } from '../../../../server/contract/clock.ts';
import { isoDurationText } from '../../components/durationText.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { SlaBar } from '../../components/SlaBar.tsx';
import { useClockName } from '../../components/useClockName.ts';
import { useMoments } from '../../components/useMoments.ts';
import { usePauseReason } from '../../components/usePauseReason.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { ClockExplanation } from './ClockExplanation.tsx';

/** Every clock of a record with its reasons: when it ran, when it paused, and why. */
export function ClockList({ clocks }: { readonly clocks: readonly ClockView[] }) {
  const text = useText();
  return (
    <Panel title={text('records.clocks')}>
      {clocks.length === 0 && <EmptyState sentence={text('records.clocks_empty')} />}
      {clocks.map((clock) => (
        <ClockItem key={clock.id} clock={clock} />
      ))}
    </Panel>
  );
}

function ClockItem({ clock }: { readonly clock: ClockView }) {
  const text = useText();
  const name = useClockName();
  const { short } = useMoments();
  const localized = useLocalized();
  const pauseReason = usePauseReason();
  const pause =
    clock.state === 'paused' ? clock.intervals.findLast((one) => one.because.startsWith('paused')) : undefined;
  const moments = [
    text('records.clock_started', { at: short(clock.startedAt) }),
    clock.dueAt && text('records.clock_due', { at: short(clock.dueAt) }),
    pause &&
      text('time.clock.paused_since', { since: short(pause.from), reason: pauseReason(clock.pausedBecause ?? '') }),
    clock.breachedAt && text('records.clock_breached', { at: short(clock.breachedAt) }),
    clock.stoppedAt && text('records.clock_stopped', { at: short(clock.stoppedAt) }),
  ];
  return (
    <Box sx={{ py: 1, fontSize: '0.8125rem', '& + &': { borderTop: 1, borderColor: 'divider' } }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, flexWrap: 'wrap' }}>
        <Typography variant="h3">{name(clock)}</Typography>
        <SlaBar clock={clock} />
      </Box>
      <Box>{moments.filter(Boolean).join(' · ')}</Box>
      <Box sx={{ color: 'text.secondary' }}>
        {text('records.clock_target', {
          target: isoDurationText(clock.target, text),
          calendar: localized(clock.calendarName),
        })}
      </Box>
      {clock.provisional && (
        <Alert severity="info" variant="outlined" sx={{ py: 0, my: 0.5 }}>
          {text('time.clock.provisional')}
        </Alert>
      )}
      {clock.intervals.length > 0 && <ClockExplanation clock={clock} />}
    </Box>
  );
}
