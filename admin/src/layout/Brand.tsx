import { Box, Link } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { useText } from '../i18n/useText.ts';

/** Mark and name, a way home from everywhere. */
export function Brand() {
  const text = useText();
  return (
    <Link
      component={RouterLink}
      to="/"
      underline="none"
      sx={{ display: 'flex', alignItems: 'center', gap: 1, fontWeight: 700, fontSize: '1rem', color: 'text.primary' }}
    >
      <Box component="img" src="/icon.svg" alt="" sx={{ width: 24, height: 24 }} />
      <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>
        {text('app.name')}
      </Box>
      <Box component="span" sx={visuallyHiddenOnWide}>
        {text('app.menu.home')}
      </Box>
    </Link>
  );
}

/** On a phone the mark has no word beside it; a screen reader still needs one. */
const visuallyHiddenOnWide = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clip: 'rect(0 0 0 0)',
  display: { xs: 'inline', sm: 'none' },
};
