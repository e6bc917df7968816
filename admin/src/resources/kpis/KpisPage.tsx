import { Typography } from '@mui/material';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useText } from '../../i18n/useText.ts';
import { useMay } from '../../session/useMay.ts';
import { KpiBoard } from './KpiBoard.tsx';

/** What the processes reach, against their targets. */
export function KpisPage() {
  const text = useText();
  const may = useMay();
  return (
    <>
      <PageTitle title={text('kpis.title')} />
      <Typography variant="h1" sx={{ mb: 0.5 }}>
        {text('kpis.title')}
      </Typography>
      {may('kpi.read') ? <KpiBoard /> : <EmptyState sentence={text('problems.NOT_AUTHORISED')} />}
    </>
  );
}
