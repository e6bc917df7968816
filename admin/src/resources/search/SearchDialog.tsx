import SearchIcon from '@mui/icons-material/Search';
import { Box, Dialog, DialogContent, IconButton, Link, Tooltip } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { useText } from '../../i18n/useText.ts';
import { useKeys } from '../../keyboard/useKeys.ts';
import { SearchBox } from './SearchBox.tsx';

/** The search that is at hand on every page, by button, Ctrl+K or a slash. */
export function SearchDialog() {
  const text = useText();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const show = () => setOpen(true);
  const close = () => {
    setOpen(false);
    setTyped('');
  };
  useKeys({ '/': show, 'ctrl+k': show });
  return (
    <>
      <Tooltip title={text('search.open')}>
        <IconButton color="inherit" aria-label={text('search.open')} onClick={show}>
          <SearchIcon />
        </IconButton>
      </Tooltip>
      <Dialog open={open} onClose={close} aria-label={text('search.title')} fullWidth maxWidth="sm" sx={atTop}>
        <DialogContent>
          <SearchBox typed={typed} onTyped={setTyped} onFollow={close} />
          {typed.trim() !== '' && (
            <Box sx={{ mt: 1, fontSize: '0.8125rem' }}>
              <Link component={RouterLink} to={`/search?q=${encodeURIComponent(typed.trim())}`} onClick={close}>
                {text('search.all')}
              </Link>
            </Box>
          )}
        </DialogContent>
      </Dialog>
    </>
  );
}

/** What is found grows downwards, and the line stays where it is. */
const atTop = { '& .MuiDialog-container': { alignItems: 'flex-start' } };
