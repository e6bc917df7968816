import { Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useMoments } from '../../components/useMoments.ts';
import { useText } from '../../i18n/useText.ts';
import { auditTrailApi } from './auditTrailApi.ts';

const everyMs = 30_000;

/** How far the trail is sealed, and how many lines wait, without anybody asking. */
export function SealedUpTo() {
  const text = useText();
  const { full } = useMoments();
  const { data, error } = useQuery({
    queryKey: ['audit-trail', 'sealing'],
    queryFn: auditTrailApi.sealing,
    refetchInterval: everyMs,
  });
  if (error) return <ProblemNotice error={error} />;
  if (data === undefined) return null;
  const { upTo, waiting } = data;
  const sealed =
    upTo === null
      ? text('auditTrail.nothing_sealed')
      : text('auditTrail.sealed_up_to', { seq: upTo.seq, at: full(upTo.at) });
  return (
    <Typography variant="body2" sx={{ mb: 1.5 }}>
      {sealed} {waiting > 0 && text('auditTrail.lines_waiting', { smart_count: waiting })}
    </Typography>
  );
}
