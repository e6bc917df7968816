import { Box, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import type { KpiView } from '../../../../server/contract/kpi.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useProcesses } from '../processes/useProcesses.ts';
import { KpiRecordsDialog } from './KpiRecordsDialog.tsx';
import { KpiTile } from './KpiTile.tsx';

/** Indicators of a process, or of all, in a month. */
export function KpiBoard() {
  const text = useText();
  const localized = useLocalized();
  const { listKpis } = useDataProvider<PraxisDataProvider>();
  const [query, setQuery] = useSearchParams();
  const [opened, setOpened] = useState<KpiView | null>(null);
  const process = query.get('process') ?? '';
  const month = query.get('month') ?? '';
  const { data, error, refetch } = useQuery({
    queryKey: ['kpis', process, month],
    queryFn: () => listKpis({ ...(process ? { process } : {}), ...(month ? { on: lastDayOf(month) } : {}) }),
  });
  const processes = useProcesses().data ?? [];
  const choose = (name: string, value: string) =>
    setQuery((before) => {
      const after = new URLSearchParams(before);
      if (value === '') after.delete(name);
      else after.set(name, value);
      return after;
    });
  return (
    <>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {text('kpis.hint')}
      </Typography>
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1} sx={{ mb: 1.5 }}>
        <TextField
          select
          id="kpi-process"
          label={text('kpis.process')}
          value={process}
          onChange={(event) => choose('process', event.target.value)}
          sx={{ minWidth: 220 }}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        >
          <MenuItem value="">{text('kpis.all_processes')}</MenuItem>
          {processes.map(({ id, name }) => (
            <MenuItem key={id} value={id}>
              {localized(name)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          type="month"
          label={text('kpis.month')}
          value={month}
          onChange={(event) => choose('month', event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      </Stack>
      {error && <ProblemNotice error={error} retry={refetch} />}
      {data === undefined && !error && <Waiting rows={4} />}
      {data?.length === 0 && <EmptyState sentence={text('kpis.empty')} />}
      <Box component="ul" sx={tiles}>
        {data?.map((kpi) => (
          <KpiTile key={kpi.id} kpi={kpi} withProcess={process === ''} onOpen={() => setOpened(kpi)} />
        ))}
      </Box>
      {opened && <KpiRecordsDialog kpi={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

/** Last day of a month `yyyy-MM`. */
function lastDayOf(month: string): string {
  const [year = 2000, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

const tiles = {
  listStyle: 'none',
  m: 0,
  p: 0,
  display: 'grid',
  gap: 1.5,
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 260px), 1fr))',
};
