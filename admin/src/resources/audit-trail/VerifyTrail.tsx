import { Alert, Box, Button } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import type { TrailVerdict } from '../../../../server/contract/audit-trail.ts';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useMoments } from '../../components/useMoments.ts';
import { useText } from '../../i18n/useText.ts';
import { auditTrailApi } from './auditTrailApi.ts';

/** Compares the whole chain with its lines and anchors when asked, and says what came of it. */
export function VerifyTrail() {
  const text = useText();
  const verdictText = useVerdictText();
  const { mutate, isPending, data, error } = useMutation({ mutationFn: auditTrailApi.verify });
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1.5 }}>
      <Button variant="contained" disabled={isPending} onClick={() => mutate()}>
        {text('auditTrail.verify')}
      </Button>
      <Box sx={{ flex: 1, minWidth: 240 }} aria-live="polite">
        {error && <ProblemNotice error={error} />}
        {data && (
          <Alert severity={data.broken ? 'error' : 'success'} sx={{ py: 0 }}>
            {verdictText(data)}
          </Alert>
        )}
      </Box>
    </Box>
  );
}

function useVerdictText() {
  const text = useText();
  const { full } = useMoments();
  return ({ broken, upTo, ...counted }: TrailVerdict) => {
    if (broken !== null) {
      const record = broken.recordNumber ?? text('auditTrail.no_record');
      return text(`auditTrail.broken.${broken.how}`, { seq: broken.seq, record });
    }
    if (upTo === null) return text('auditTrail.nothing_sealed');
    return text('auditTrail.holds', { ...counted, seq: upTo.seq, at: full(upTo.at) });
  };
}
