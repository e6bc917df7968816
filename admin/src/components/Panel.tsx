import { Box, Card, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';

interface Props {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
  /** Without inner margin, for tables and lists that bring their own. */
  readonly flush?: boolean;
}

/** A titled box: a landmark that screen readers list by its title. */
export function Panel({ title, action, children, flush = false }: Props) {
  const id = useId();
  return (
    <Card component="section" aria-labelledby={id} sx={{ minWidth: 0, overflow: 'hidden' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, pt: 1.25, pb: flush ? 0.75 : 0, minHeight: 40 }}>
        <Typography variant="h2" id={id} sx={{ flex: 1, minWidth: 0 }}>
          {title}
        </Typography>
        {action}
      </Box>
      <Box sx={flush ? {} : { px: 2, pt: 0.5, pb: 1.75 }}>{children}</Box>
    </Card>
  );
}
