import KeyboardIcon from '@mui/icons-material/KeyboardOutlined';
import { IconButton, Tooltip } from '@mui/material';
import { useStore } from 'react-admin';
import { useText } from '../i18n/useText.ts';

export function KeyboardHelpButton() {
  const text = useText();
  const [, setOpen] = useStore('keyboardHelp.open', false);
  return (
    <Tooltip title={text('app.menu.keys')}>
      <IconButton
        color="inherit"
        aria-label={text('app.menu.keys')}
        onClick={() => setOpen(true)}
        sx={{ display: { xs: 'none', md: 'inline-flex' } }}
      >
        <KeyboardIcon />
      </IconButton>
    </Tooltip>
  );
}
