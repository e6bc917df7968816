import RedoIcon from '@mui/icons-material/Redo';
import UndoIcon from '@mui/icons-material/Undo';
import { IconButton } from '@mui/material';
import { useText } from '../../i18n/useText.ts';
import type { DraftTable } from './useDraftTable.ts';

/** One step back, one step forth. */
export function UndoButtons({ table }: { readonly table: DraftTable }) {
  const text = useText();
  return (
    <>
      <IconButton aria-label={text('rules.undo')} disabled={!table.canUndo} onClick={() => table.act({ type: 'undo' })}>
        <UndoIcon />
      </IconButton>
      <IconButton aria-label={text('rules.redo')} disabled={!table.canRedo} onClick={() => table.act({ type: 'redo' })}>
        <RedoIcon />
      </IconButton>
    </>
  );
}
