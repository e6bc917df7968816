import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { ProcessInstanceView } from '../../../../server/contract/process.ts';
import { useMoments } from '../../components/useMoments.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useText } from '../../i18n/useText.ts';
import { useMay } from '../../session/useMay.ts';
import { RetryDialog } from './RetryDialog.tsx';

interface Props {
  readonly instance: ProcessInstanceView;
  readonly stall: ProcessInstanceView['stalls'][number];
}

/** Says that a run cannot go on; who may repair it tries again with a reason. */
export function StallNotice({ instance, stall }: Props) {
  const text = useText();
  const may = useMay();
  const { short } = useMoments();
  const { retryStall } = useDataProvider<PraxisDataProvider>();
  const [open, setOpen] = useState(false);
  return (
    <Alert
      severity="error"
      variant="outlined"
      action={
        may('stall.repair') ? (
          <Button color="inherit" onClick={() => setOpen(true)}>
            {text('app.state.retry')}
          </Button>
        ) : undefined
      }
    >
      {text('diagram.stalled')}: {stall.elementId} · {stall.code} · {short(stall.since)}
      {open && (
        <RetryDialog retry={(reason) => retryStall(instance.id, stall.id, reason)} onClose={() => setOpen(false)} />
      )}
    </Alert>
  );
}
