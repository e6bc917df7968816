import { Button, Stack, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import { PageTitle } from '../components/PageTitle.tsx';
import { useText } from '../i18n/useText.ts';

export function NotFound() {
  const text = useText();
  return (
    <Stack spacing={1} sx={{ alignItems: 'flex-start', p: 3 }}>
      <PageTitle title={text('app.state.not_found')} />
      <Typography variant="h1">{text('app.state.not_found')}</Typography>
      <Typography>{text('app.state.not_found_hint')}</Typography>
      <Button component={Link} to="/" variant="contained">
        {text('app.state.to_home')}
      </Button>
    </Stack>
  );
}
