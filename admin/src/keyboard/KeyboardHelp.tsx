import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Table,
  TableBody,
  TableCell,
  TableRow,
  Typography,
} from '@mui/material';
import { Fragment } from 'react';
import { useStore } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useText } from '../i18n/useText.ts';
import { shortcuts } from './shortcuts.ts';
import { useKeys } from './useKeys.ts';

/** The list of shortcuts, opened by `?`; also where the ones that work on every page live. */
export function KeyboardHelp() {
  const text = useText();
  const navigate = useNavigate();
  const [open, setOpen] = useStore('keyboardHelp.open', false);
  useKeys({ '?': () => setOpen(true), 'g h': () => navigate('/'), 'g i': () => navigate('/tasks') });
  return (
    <Dialog open={open} onClose={() => setOpen(false)} aria-labelledby="keyboard-help">
      <DialogTitle id="keyboard-help">{text('app.keys.title')}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
          {text('app.keys.hint')}
        </Typography>
        <Table size="small">
          <TableBody>
            {shortcuts.map(({ keys, does }) => (
              <TableRow key={does}>
                <TableCell component="th" scope="row">
                  {keys.map((key, index) => (
                    <Fragment key={key}>
                      {index > 0 && ` ${text('app.keys.and_then')} `}
                      <Box component="kbd" sx={cap}>
                        {key}
                      </Box>
                    </Fragment>
                  ))}
                </TableCell>
                <TableCell>{text(does)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </DialogContent>
      <DialogActions>
        <Button onClick={() => setOpen(false)}>{text('app.action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

const cap = {
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  px: 0.75,
  py: 0.25,
  fontFamily: 'inherit',
  fontSize: '0.8rem',
};
