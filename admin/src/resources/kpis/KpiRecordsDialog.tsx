import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  Switch,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { KpiRecord, KpiView } from '../../../../server/contract/kpi.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Pages } from '../../components/Pages.tsx';
import { PriorityChip } from '../../components/PriorityChip.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { RecordLink } from '../../components/RecordLink.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

const perPage = 25;

/** Exactly the records a figure was counted from, as far as the reader may read them. */
export function KpiRecordsDialog({ kpi, onClose }: { readonly kpi: KpiView; readonly onClose: () => void }) {
  const text = useText();
  const localized = useLocalized();
  const { getList } = useDataProvider<PraxisDataProvider>();
  const [page, setPage] = useState(1);
  const [chosen, setChosen] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['kpi-records', kpi.id, kpi.period, chosen, page],
    queryFn: ({ signal }) =>
      getList<KpiRecord>(`kpis/${kpi.processId}/${kpi.kpi}/records`, {
        sort: { field: 'number', order: 'ASC' },
        pagination: { page, perPage },
        filter: { period: kpi.period, part: chosen ? 'numerator' : 'denominator' },
        signal,
      }),
  });
  const shares = kpi.unit === '%';
  const hidden = shares && data ? (chosen ? kpi.numerator : (kpi.denominator ?? 0)) - (data.total ?? 0) : 0;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="kpi-records-title">
      <DialogTitle id="kpi-records-title">
        {text('kpis.records_title', { name: localized(kpi.name), period: kpi.period })}
      </DialogTitle>
      <DialogContent>
        {shares && (
          <FormControlLabel
            label={text('kpis.numerator')}
            control={
              <Switch
                checked={chosen}
                onChange={(_, on) => {
                  setPage(1);
                  setChosen(on);
                }}
              />
            }
          />
        )}
        {error && <ProblemNotice error={error} retry={refetch} />}
        {data === undefined && !error && <Waiting rows={4} />}
        {data?.data.length === 0 && <EmptyState sentence={text('kpis.records_empty')} />}
        {data && data.data.length > 0 && (
          <Box sx={{ overflowX: 'auto' }}>
            <Table size="small">
              <TableHead>
                <TableRow>
                  {(['number', 'record_title', 'priority', 'in_numerator'] as const).map((column) => (
                    <TableCell key={column}>{text(`kpis.${column}`)}</TableCell>
                  ))}
                </TableRow>
              </TableHead>
              <TableBody>
                {data.data.map((row) => (
                  <TableRow key={row.id}>
                    <TableCell component="th" scope="row">
                      <RecordLink type={row.recordType} number={row.number} />
                    </TableCell>
                    <TableCell>{row.title}</TableCell>
                    <TableCell>
                      <PriorityChip priority={row.priority} />
                    </TableCell>
                    <TableCell>{text(row.inNumerator ? 'kpis.yes' : 'kpis.no')}</TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </Box>
        )}
        {hidden > 0 && <Box sx={{ mt: 1 }}>{text('kpis.records_hidden', { smart_count: hidden })}</Box>}
        {data && (data.total ?? 0) > perPage && (
          <Pages page={page} perPage={perPage} total={data.total ?? 0} onPage={setPage} />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text('app.action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
