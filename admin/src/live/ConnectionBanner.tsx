import { Alert } from '@mui/material';
import { useEffect, useState } from 'react';
import { useText } from '../i18n/useText.ts';
import { useConnected } from './connection.ts';

/** A stream that reconnects within this many milliseconds is not worth a word. */
const patienceMs = 3_000;

/** Says when the server is out of reach; drafts are kept on the device meanwhile. */
export function ConnectionBanner() {
  const text = useText();
  const connected = useConnected();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (connected) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), patienceMs);
    return () => clearTimeout(timer);
  }, [connected]);
  return (
    <div role="status">
      {shown && (
        <Alert severity="warning" variant="outlined" sx={{ m: 1 }}>
          {text('app.state.offline')}
        </Alert>
      )}
    </div>
  );
}
