import { Box, Card, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Notification, useDataProvider } from 'react-admin';
import { PageTitle } from '../components/PageTitle.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import type { PraxisDataProvider } from '../dataProvider.ts';
import { useText } from '../i18n/useText.ts';
import { LanguageMenu } from '../layout/LanguageMenu.tsx';
import { ThemeButton } from '../layout/ThemeButton.tsx';
import { DemoPeople } from './DemoPeople.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { SetupForm } from './SetupForm.tsx';

/** Sign-in; the first start asks for the administrator instead; demo people stand here in demo mode only. */
export function SignIn() {
  const text = useText();
  const { readSignInOptions } = useDataProvider<PraxisDataProvider>();
  const { data: options, error, refetch } = useQuery({ queryKey: ['sign-in-options'], queryFn: readSignInOptions });
  return (
    <Box sx={{ minHeight: '100vh', bgcolor: 'background.default', display: 'flex', flexDirection: 'column' }}>
      <PageTitle title={text('session.title')} />
      <Stack component="header" direction="row" sx={{ justifyContent: 'flex-end', p: 1 }}>
        <LanguageMenu />
        <ThemeButton />
      </Stack>
      <Stack component="main" spacing={3} sx={{ alignItems: 'center', px: 2, pb: 6, pt: { xs: 1, md: 6 } }}>
        <Stack direction="row" spacing={1.5} sx={{ alignItems: 'center' }}>
          <Box component="img" src="/icon.svg" alt="" sx={{ width: 44, height: 44 }} />
          <Box>
            <Typography component="h1" sx={{ fontSize: '1.5rem', fontWeight: 700, lineHeight: 1.2 }}>
              Praxis <span lang="zh-CN">知行</span>
            </Typography>
            <Typography sx={{ color: 'text.secondary' }}>{text('app.tagline')}</Typography>
          </Box>
        </Stack>
        {error && <ProblemNotice error={error} retry={refetch} />}
        <Stack
          direction={{ xs: 'column', md: 'row' }}
          spacing={3}
          sx={{ alignItems: { xs: 'stretch', md: 'flex-start' }, width: '100%', justifyContent: 'center' }}
        >
          <Card sx={{ p: 3, width: { xs: '100%', md: 360 } }}>
            {options?.setupNeeded ? <SetupForm /> : <PasswordForm />}
          </Card>
          {options && options.people.length > 0 && <DemoPeople people={options.people} />}
        </Stack>
      </Stack>
      <Notification />
    </Box>
  );
}
