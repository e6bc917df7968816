import { Box, Skeleton } from '@mui/material';
import { useEffect, useState } from 'react';
import { useText } from '../i18n/useText.ts';

/** Milliseconds before a placeholder shows: what is faster needs none. */
const patienceMs = 300;

/** Grey rows in place of what loads. */
export function Waiting({ rows = 6 }: { readonly rows?: number }) {
  const text = useText();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Box role="status" aria-label={text('app.state.loading')} sx={{ p: 2, minHeight: 80 }}>
      {shown && Array.from({ length: rows }, (_, row) => row).map((row) => <Skeleton key={row} height={30} />)}
    </Box>
  );
}
