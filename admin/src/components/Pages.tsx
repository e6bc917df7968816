import BackIcon from '@mui/icons-material/ChevronLeft';
import ForthIcon from '@mui/icons-material/ChevronRight';
import { Box, IconButton } from '@mui/material';
import { useText } from '../i18n/useText.ts';

interface Props {
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  readonly total: number;
  readonly onPage: (page: number) => void;
}

/** Says which rows are shown and leads to the others. */
export function Pages({ page, perPage, total, onPage }: Props) {
  const text = useText();
  const from = (page - 1) * perPage + 1;
  const to = Math.min(total, page * perPage);
  return (
    <Box component="nav" aria-label={text('app.paging.label')} sx={bar}>
      <span>{text('app.paging.rows', { from: Math.min(from, total), to, total })}</span>
      <IconButton aria-label={text('app.action.previous')} disabled={page <= 1} onClick={() => onPage(page - 1)}>
        <BackIcon />
      </IconButton>
      <IconButton aria-label={text('app.action.next')} disabled={to >= total} onClick={() => onPage(page + 1)}>
        <ForthIcon />
      </IconButton>
    </Box>
  );
}

const bar = {
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'flex-end',
  gap: 0.5,
  px: 1,
  fontSize: '0.8125rem',
  color: 'text.secondary',
};
