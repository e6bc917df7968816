import { Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** One sentence and, where something can be done, one action. */
export function EmptyState({ sentence, action }: { readonly sentence: string; readonly action?: ReactNode }) {
  return (
    <Stack spacing={1} sx={{ alignItems: 'center', py: 4, px: 2, textAlign: 'center' }}>
      <Typography sx={{ color: 'text.secondary' }}>{sentence}</Typography>
      {action}
    </Stack>
  );
}
