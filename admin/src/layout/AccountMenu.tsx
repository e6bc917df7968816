import AccountIcon from '@mui/icons-material/AccountCircleOutlined';
import { Button, Divider, Menu, MenuItem, Typography } from '@mui/material';
import { useState } from 'react';
import { useLogout } from 'react-admin';
import { Link } from 'react-router-dom';
import { useLocalized } from '../i18n/useLocalized.ts';
import { useText } from '../i18n/useText.ts';
import { useSession } from '../session/sessionStore.ts';

export function AccountMenu() {
  const text = useText();
  const localized = useLocalized();
  const logout = useLogout();
  const session = useSession();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (session === null) return null;
  const name = localized(session.user.name);
  return (
    <>
      <Button
        color="inherit"
        startIcon={<AccountIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={text('app.menu.account', { name })}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ whiteSpace: 'nowrap' }}
      >
        {name}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <Typography variant="body2" component="li" sx={{ px: 2, py: 0.5, color: 'text.secondary' }} role="none">
          {session.user.account}
        </Typography>
        <Divider component="li" role="separator" />
        <MenuItem component={Link} to="/delegations" onClick={() => setAnchor(null)}>
          {text('delegations.title')}
        </MenuItem>
        <MenuItem onClick={() => void logout()}>{text('app.menu.sign_out')}</MenuItem>
      </Menu>
    </>
  );
}
