import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type FormEvent, type KeyboardEvent, type ReactNode, useId } from 'react';
import { useText } from '../i18n/useText.ts';
import { ProblemNotice } from './ProblemNotice.tsx';

interface Props {
  readonly title: string;
  /** What sending is called; the title when left out. */
  readonly submit?: string;
  /** What leaving is called; "Cancel" when left out. */
  readonly leave?: string;
  /** True while it cannot be sent: something is missing, or on its way. */
  readonly disabled: boolean;
  /** Why it was refused. */
  readonly error?: unknown;
  /** True: what is done cannot be had back. */
  readonly isFinal?: boolean;
  /** True: Enter sends at once, because nothing has to be filled in. */
  readonly focusSubmit?: boolean;
  readonly width?: 'xs' | 'sm';
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Asks for something and sends it: by the button, by Ctrl+Enter, or by Enter in a field of one line. */
export function FormDialog({
  title,
  submit = title,
  leave,
  disabled,
  error,
  isFinal = false,
  focusSubmit = false,
  width = 'sm',
  onSubmit,
  onClose,
  children,
}: Props) {
  const text = useText();
  const titleId = useId();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!disabled) onSubmit();
  };
  const sendByChord = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event);
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth={width} aria-labelledby={titleId}>
      <form onSubmit={send} onKeyDown={sendByChord}>
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent>
          {error !== undefined && error !== null && <ProblemNotice error={error} />}
          {children}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{leave ?? text('app.action.cancel')}</Button>
          <Button
            type="submit"
            variant="contained"
            color={isFinal ? 'error' : 'primary'}
            disabled={disabled}
            autoFocus={focusSubmit}
          >
            {submit}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
