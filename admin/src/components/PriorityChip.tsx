import MediumIcon from '@mui/icons-material/DragHandle';
import LowIcon from '@mui/icons-material/KeyboardArrowDown';
import HighIcon from '@mui/icons-material/KeyboardArrowUp';
import CriticalIcon from '@mui/icons-material/KeyboardDoubleArrowUp';
import { Box, type SvgIconProps } from '@mui/material';
import type { ComponentType } from 'react';
import { useText } from '../i18n/useText.ts';

const looks = {
  P1: { icon: CriticalIcon, color: 'error.main' },
  P2: { icon: HighIcon, color: 'warning.main' },
  P3: { icon: MediumIcon, color: 'primary.main' },
  P4: { icon: LowIcon, color: 'text.secondary' },
} as const satisfies Record<string, { icon: ComponentType<SvgIconProps>; color: string }>;

/** Icon and word; color only repeats what they say. */
export function PriorityChip({ priority }: { readonly priority: string | null }) {
  const text = useText();
  if (priority === null)
    return (
      <Box component="span" aria-label={text('app.priority.none')}>
        {text('app.state.empty_value')}
      </Box>
    );
  if (!isKnown(priority)) return <span>{priority}</span>;
  const { icon: Icon, color } = looks[priority];
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.25, whiteSpace: 'nowrap', fontWeight: 500 }}
    >
      <Icon aria-hidden sx={{ fontSize: 18, color }} />
      {text(`app.priority.${priority}`)}
    </Box>
  );
}

function isKnown(priority: string): priority is keyof typeof looks {
  return priority in looks;
}
