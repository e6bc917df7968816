import { Box, Chip, Tooltip, Typography } from '@mui/material';
import { AppBar, TitlePortal } from 'react-admin';
import { useText } from '../i18n/useText.ts';
import { KeyboardHelpButton } from '../keyboard/KeyboardHelpButton.tsx';
import { NoticeBell } from '../resources/notices/NoticeBell.tsx';
import { SearchDialog } from '../resources/search/SearchDialog.tsx';
import { useSession } from '../session/sessionStore.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { Brand } from './Brand.tsx';
import { LanguageMenu } from './LanguageMenu.tsx';
import { ThemeButton } from './ThemeButton.tsx';

export function TopBar() {
  const text = useText();
  const session = useSession();
  return (
    <AppBar alwaysOn color="default" sx={bar} toolbar={<Tools />} userMenu={<AccountMenu />}>
      <Brand />
      <TitlePortal component={Typography} sx={{ color: 'text.secondary', ml: 1 }} />
      {session?.demo && (
        <Tooltip title={text('app.demo_hint')}>
          <Chip size="small" color="warning" variant="outlined" label={text('app.demo')} sx={{ mr: 1 }} />
        </Tooltip>
      )}
    </AppBar>
  );
}

function Tools() {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center' }}>
      <SearchDialog />
      <NoticeBell />
      <KeyboardHelpButton />
      <LanguageMenu />
      <ThemeButton />
    </Box>
  );
}

const bar = {
  backgroundColor: 'background.paper',
  color: 'text.primary',
  borderBottom: 1,
  borderColor: 'divider',
  boxShadow: 'none',
  '& .RaAppBar-toolbar': { gap: 0.5, pr: 1 },
};
