import { Button, Stack, Typography } from '@mui/material';
import { useText } from '../i18n/useText.ts';

/** Shown when a page throws; also when a new version has replaced the files an open page still names. */
export function PageCrashed() {
  const text = useText();
  return (
    <Stack role="alert" spacing={1} sx={{ alignItems: 'flex-start', p: 3 }}>
      <Typography variant="h1">{text('app.state.crashed')}</Typography>
      <Typography>{text('app.state.crashed_hint')}</Typography>
      <Button variant="contained" onClick={() => window.location.reload()}>
        {text('app.state.reload')}
      </Button>
    </Stack>
  );
}
