import OpenIcon from '@mui/icons-material/ExpandLessOutlined';
import ClosedIcon from '@mui/icons-material/ExpandMoreOutlined';
import FolderIcon from '@mui/icons-material/FolderOutlined';
import { Box, List, ListItem, ListItemButton, ListItemIcon, ListItemText, Tooltip } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { useSidebarState, useStore } from 'react-admin';
import { useLocation } from 'react-router-dom';

interface Props {
  /** Under which it is remembered on this device whether the group is open. */
  readonly id: string;
  readonly label: string;
  /** Pages of the group: the one that is read opens it until somebody closes it. */
  readonly paths: readonly string[];
  readonly children: ReactNode;
}

/** Links that are shown and hidden together by a button. */
export function MenuGroup({ id, label, paths, children }: Props) {
  const listId = useId();
  const { pathname } = useLocation();
  const [wide] = useSidebarState();
  const [chosen, choose] = useStore<boolean | null>(`menu.${id}`, null);
  const isOpen = chosen ?? paths.some((path) => pathname === path || pathname.startsWith(`${path}/`));
  const Arrow = isOpen ? OpenIcon : ClosedIcon;
  return (
    <ListItem disablePadding sx={{ display: 'block' }}>
      <Tooltip title={wide ? '' : label} placement="right">
        <ListItemButton
          component="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? listId : undefined}
          {...(wide ? {} : { 'aria-label': label })}
          onClick={() => choose(!isOpen)}
          sx={{ mx: 0.75, borderRadius: 1, minHeight: { xs: 44, md: 34 }, width: 'calc(100% - 12px)' }}
        >
          <ListItemIcon sx={{ minWidth: 32, color: 'text.secondary' }}>
            {wide ? <FolderIcon /> : <Arrow />}
          </ListItemIcon>
          {wide && (
            <ListItemText
              primary={label}
              slotProps={{ primary: { variant: 'body2', sx: { lineHeight: 1.3, textAlign: 'start' } } }}
            />
          )}
          {wide && <Arrow fontSize="small" sx={{ color: 'text.secondary' }} />}
        </ListItemButton>
      </Tooltip>
      {isOpen && (
        <Box sx={{ pl: wide ? 1.5 : 0 }}>
          <List id={listId} aria-label={label} dense disablePadding>
            {children}
          </List>
        </Box>
      )}
    </ListItem>
  );
}
