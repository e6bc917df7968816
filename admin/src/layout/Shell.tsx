import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { Layout } from 'react-admin';
import { KeyboardHelp } from '../keyboard/KeyboardHelp.tsx';
import { ConnectionBanner } from '../live/ConnectionBanner.tsx';
import { LiveEvents } from '../live/LiveEvents.tsx';
import { PageCrashed } from '../pages/PageCrashed.tsx';
import { SessionEndedDialog } from '../session/SessionEndedDialog.tsx';
import { SideMenu } from './SideMenu.tsx';
import { TopBar } from './TopBar.tsx';

/** The frame round every page. */
export function Shell({ children }: { readonly children: ReactNode }) {
  return (
    <Layout appBar={TopBar} menu={SideMenu} error={PageCrashed} appBarAlwaysOn sx={frame}>
      <LiveEvents />
      <ConnectionBanner />
      <SessionEndedDialog />
      <KeyboardHelp />
      <Box sx={{ px: { xs: 0.5, sm: 2 }, py: 2, minWidth: 0, maxWidth: 1900, width: '100%', mx: 'auto' }}>
        {children}
      </Box>
    </Layout>
  );
}

/** Wide tables scroll inside their own box, never the page. */
const frame = { minWidth: 0, '& .RaLayout-content': { minWidth: 0 } };
