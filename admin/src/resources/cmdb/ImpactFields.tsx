import { MenuItem, TextField } from '@mui/material';
import { useText } from '../../i18n/useText.ts';
import { type Direction, directions } from './mapLevels.ts';

interface Props {
  readonly direction: Direction;
  readonly depth: number;
  /** Depths that are offered. */
  readonly depths: readonly number[];
  readonly onDirection: (direction: Direction) => void;
  readonly onDepth: (depth: number) => void;
}

/** Which way relations are followed from an item, and how far. */
export function ImpactFields({ direction, depth, depths, onDirection, onDepth }: Props) {
  const text = useText();
  return (
    <>
      <TextField
        select
        size="small"
        label={text('cmdb.impact.direction.label')}
        value={direction}
        onChange={(event) => onDirection(directions.find((each) => each === event.target.value) ?? direction)}
        sx={{ minWidth: 200 }}
      >
        {directions.map((each) => (
          <MenuItem key={each} value={each}>
            {text(`cmdb.impact.direction.${each}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        size="small"
        label={text('cmdb.impact.depth')}
        value={depth}
        onChange={(event) => onDepth(Number(event.target.value))}
        sx={{ minWidth: 120 }}
      >
        {depths.map((each) => (
          <MenuItem key={each} value={each}>
            {each}
          </MenuItem>
        ))}
      </TextField>
    </>
  );
}
