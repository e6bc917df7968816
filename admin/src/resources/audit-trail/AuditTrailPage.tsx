import { Typography } from '@mui/material';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useText } from '../../i18n/useText.ts';
import { useMay } from '../../session/useMay.ts';
import { AuditTrailBoard } from './AuditTrailBoard.tsx';

/** Who did what, the newest first, and whether the chain over it holds. */
export function AuditTrailPage() {
  const text = useText();
  const may = useMay();
  return (
    <>
      <PageTitle title={text('auditTrail.title')} />
      <Typography variant="h1">{text('auditTrail.title')}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {text('auditTrail.hint')}
      </Typography>
      {may('audit.read') ? <AuditTrailBoard /> : <EmptyState sentence={text('problems.NOT_AUTHORISED')} />}
    </>
  );
}
