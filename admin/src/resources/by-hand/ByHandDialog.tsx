import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import type { FormEvent, ReactNode } from 'react';
import type { Operation } from '../../../../rules/schema/operation.ts';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useText } from '../../i18n/useText.ts';

interface Props {
  readonly operation: Operation;
  readonly error: unknown;
  /** False while something is missing. */
  readonly isReady: boolean;
  readonly isPending: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The frame of every operation by hand: what it does, its fields, and the button named by its verb. */
export function ByHandDialog({ operation, error, isReady, isPending, onSubmit, onClose, children }: Props) {
  const text = useText();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) onSubmit();
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="by-hand-title">
      <form onSubmit={submit}>
        <DialogTitle id="by-hand-title">{text(`byHand.name.${operation}`)}</DialogTitle>
        <DialogContent>
          <Stack spacing={2}>
            <Typography variant="body2">{text(`byHand.hint.${operation}`)}</Typography>
            {error !== null && error !== undefined && <ProblemNotice error={error} />}
            {children}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{text('app.action.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={!isReady || isPending}>
            {text(`byHand.name.${operation}`)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
