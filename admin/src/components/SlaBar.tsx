import MetIcon from '@mui/icons-material/CheckCircleOutlined';
import LateIcon from '@mui/icons-material/ErrorOutlined';
import PausedIcon from '@mui/icons-material/PauseCircleOutlined';
import RunningIcon from '@mui/icons-material/Schedule';
import RiskIcon from '@mui/icons-material/WarningAmber';
import { Box, type SvgIconProps, Tooltip } from '@mui/material';
import type { ComponentType } from 'react';
import type { ClockView } from '../../../server/contract/clock.ts';
import { useText } from '../i18n/useText.ts';
import { type ClockStatus, clockStatus } from './clockStatus.ts';
import { slaText } from './slaText.ts';
import { useMetricName } from './useMetricName.ts';
import { useMoments } from './useMoments.ts';
import { useNow } from './useNow.ts';
import { usePauseReason } from './usePauseReason.ts';

const looks: Record<ClockStatus, { readonly icon: ComponentType<SvgIconProps>; readonly color: string }> = {
  'on-time': { icon: RunningIcon, color: 'success.main' },
  'at-risk': { icon: RiskIcon, color: 'warning.main' },
  over: { icon: LateIcon, color: 'error.main' },
  paused: { icon: PausedIcon, color: 'text.secondary' },
  met: { icon: MetIcon, color: 'success.main' },
  missed: { icon: LateIcon, color: 'error.main' },
};

/** One clock as a bar with what is left in words; the tooltip has the metric and the due instant. */
export function SlaBar({ clock }: { readonly clock: ClockView }) {
  const text = useText();
  const moments = useMoments();
  const now = useNow();
  const metric = useMetricName();
  const reasonText = usePauseReason();
  const { icon: Icon, color } = looks[clockStatus(clock)];
  const reason = clock.pausedBecause === null ? null : reasonText(clock.pausedBecause);
  const hint = [
    metric(clock.metric),
    clock.dueAt === null ? null : text('time.clock.due', { at: moments.full(clock.dueAt) }),
    text('time.clock.working_time'),
  ];
  return (
    <Tooltip title={hint.filter((part) => part !== null).join(' · ')}>
      <Box sx={{ minWidth: 104 }}>
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 0.5,
            whiteSpace: 'nowrap',
            fontVariantNumeric: 'tabular-nums',
          }}
        >
          <Icon aria-hidden sx={{ fontSize: 16, color }} />
          <span>{slaText(clock, { now, reason, text })}</span>
        </Box>
        <Box aria-hidden sx={{ height: 3, borderRadius: 2, bgcolor: 'divider', mt: 0.25, overflow: 'hidden' }}>
          <Box sx={{ height: 1, width: `${Math.min(100, Math.max(0, clock.percent))}%`, bgcolor: color }} />
        </Box>
      </Box>
    </Tooltip>
  );
}
