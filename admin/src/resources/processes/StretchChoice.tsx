import { ToggleButton, ToggleButtonGroup } from '@mui/material';
import type { ProcessInstanceView } from '../../../../server/contract/process.ts';
import { useMoments } from '../../components/useMoments.ts';
import { useText } from '../../i18n/useText.ts';

interface Props {
  readonly stretches: ProcessInstanceView['stretches'];
  /** Index of the one that is shown. */
  readonly shown: number;
  readonly onShow: (index: number) => void;
}

/** A run that was moved ran by several versions: each stretch is shown on the drawing of its time. */
export function StretchChoice({ stretches, shown, onShow }: Props) {
  const text = useText();
  const { short } = useMoments();
  if (stretches.length < 2) return null;
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={shown}
      onChange={(_event, index: number | null) => index !== null && onShow(index)}
      aria-label={text('diagram.stretches')}
      sx={{ flexWrap: 'wrap' }}
    >
      {stretches.map(({ version, since, until }, index) => (
        <ToggleButton key={since} value={index}>
          {until === null || index === stretches.length - 1
            ? text('diagram.stretch_since', { version, at: short(since) })
            : text('diagram.stretch_until', { version, at: short(until) })}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
