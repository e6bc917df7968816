import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import { IconButton, Tooltip } from '@mui/material';
import { useNotify } from 'react-admin';
import { useText } from '../i18n/useText.ts';

/** Copies a value; where the browser does not let us (no TLS, no permission), it says so. */
export function CopyButton({ value, label }: { readonly value: string; readonly label: string }) {
  const text = useText();
  const notify = useNotify();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      notify(text('app.state.copied'));
    } catch {
      notify(text('app.state.not_copied'), { type: 'warning' });
    }
  };
  return (
    <Tooltip title={label}>
      <IconButton aria-label={label} onClick={() => void copy()}>
        <CopyIcon sx={{ fontSize: 16 }} />
      </IconButton>
    </Tooltip>
  );
}
