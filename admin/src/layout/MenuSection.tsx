import { Divider, List, ListSubheader } from '@mui/material';
import { type ReactNode, useId } from 'react';

interface Props {
  readonly label: string;
  /** A closed side bar shows a line instead of the heading. */
  readonly open: boolean;
  readonly empty: boolean;
  readonly children: ReactNode;
}

export function MenuSection({ label, open, empty, children }: Props) {
  const id = useId();
  if (empty) return null;
  return (
    <>
      {open ? (
        <ListSubheader component="div" id={id} disableSticky sx={heading}>
          {label}
        </ListSubheader>
      ) : (
        <Divider sx={{ my: 1 }} />
      )}
      <List dense disablePadding {...(open ? { 'aria-labelledby': id } : { 'aria-label': label })}>
        {children}
      </List>
    </>
  );
}

const heading = {
  lineHeight: 1.4,
  pt: 2,
  pb: 0.5,
  fontSize: '0.75rem',
  fontWeight: 600,
  color: 'text.secondary',
  background: 'none',
};
