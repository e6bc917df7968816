import {
  Chip,
  ListItem,
  ListItemButton,
  ListItemIcon,
  ListItemText,
  Tooltip,
  useMediaQuery,
  useTheme,
} from '@mui/material';
import type { ReactNode } from 'react';
import { useSidebarState } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';

interface Props {
  readonly to: string;
  readonly icon: ReactNode;
  readonly label: string;
  readonly count?: number | undefined;
  readonly exact?: boolean;
}

/** A real link, marked when its page is open. */
export function MenuLink({ to, icon, label, count, exact = false }: Props) {
  const { pathname } = useLocation();
  const [open, setOpen] = useSidebarState();
  const narrow = useMediaQuery(useTheme().breakpoints.down('md'));
  const here = pathname === to || (!exact && pathname.startsWith(`${to}/`));
  return (
    <ListItem disablePadding>
      <Tooltip title={open ? '' : label} placement="right">
        <ListItemButton
          component={Link}
          to={to}
          selected={here}
          {...(here ? { 'aria-current': 'page' } : {})}
          {...(open ? {} : { 'aria-label': label })}
          onClick={() => narrow && setOpen(false)}
          sx={{ mx: 0.75, borderRadius: 1, minHeight: { xs: 44, md: 34 } }}
        >
          <ListItemIcon sx={{ minWidth: 32, color: here ? 'primary.main' : 'text.secondary' }}>{icon}</ListItemIcon>
          {open && (
            <ListItemText primary={label} slotProps={{ primary: { variant: 'body2', sx: { lineHeight: 1.3 } } }} />
          )}
          {open && count !== undefined && count > 0 && <Chip size="small" label={count > 999 ? '999+' : count} />}
        </ListItemButton>
      </Tooltip>
    </ListItem>
  );
}
