import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import { IconButton, Tooltip } from '@mui/material';
import { useNotify } from 'react-admin';
import { useText } from '../i18n/useText.ts';

export function CopyButton({ value, label }: { readonly value: string; readonly label: string }) {
  const text = useText();
  const notify = useNotify();
  const copy = () => navigator.clipboard.writeText(value).then(() => notify(text('app.state.copied')));
  return (
    <Tooltip title={label}>
      <IconButton aria-label={label} onClick={() => void copy()}>
        <CopyIcon sx={{ fontSize: 16 }} />
      </IconButton>
    </Tooltip>
  );
}
