import {
  Box,
  MenuItem,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  TextField,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BaselineView } from '../../../../server/contract/baseline.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Moment } from '../../components/Moment.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { RecordLink } from '../../components/RecordLink.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { useMay } from '../../session/useMay.ts';
import { BaselineDifferences } from './BaselineDifferences.tsx';
import { itemApi } from './itemApi.ts';
import { TakeBaseline } from './TakeBaseline.tsx';

/** Every baseline, and what differs between two of them or one and the present. */
export function BaselinesPage() {
  const text = useText();
  const may = useMay();
  const { data, error, refetch } = useQuery({ queryKey: ['baselines'], queryFn: itemApi.baselines });
  return (
    <>
      <PageTitle title={text('cmdb.baseline.title')} />
      <Typography variant="h1" sx={{ mb: 0.5 }}>
        {text('cmdb.baseline.title')}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {text('cmdb.baseline.hint')}
      </Typography>
      <Stack spacing={1.5}>
        {may('item.manage') && <TakeBaseline />}
        <Panel title={text('cmdb.baseline.title')} flush>
          {error && <ProblemNotice error={error} retry={refetch} />}
          {!data && !error && <Waiting rows={3} />}
          {data?.value.length === 0 && <EmptyState sentence={text('cmdb.baseline.none')} />}
          {data && data.value.length > 0 && <Baselines rows={data.value} />}
        </Panel>
        {data && data.value.length > 0 && <Comparison rows={data.value} />}
      </Stack>
    </>
  );
}

function Baselines({ rows }: { readonly rows: readonly BaselineView[] }) {
  const text = useText();
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{text('cmdb.number')}</TableCell>
            <TableCell>{text('cmdb.baseline.purpose')}</TableCell>
            <TableCell>{text('cmdb.baseline.taken')}</TableCell>
            <TableCell align="right">{text('cmdb.baseline.items')}</TableCell>
            <TableCell>{text('cmdb.baseline.hash')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ id, number, title, takenAt, itemCount, hash }) => (
            <TableRow key={id}>
              <TableCell>
                <RecordLink type="baseline" number={number} />
              </TableCell>
              <TableCell>{title}</TableCell>
              <TableCell>
                <Moment at={takenAt} />
              </TableCell>
              <TableCell align="right">{itemCount}</TableCell>
              <TableCell title={hash}>{hash.slice(0, 12)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function Comparison({ rows }: { readonly rows: readonly BaselineView[] }) {
  const text = useText();
  const [first, setFirst] = useState(rows[0]?.id ?? '');
  const [second, setSecond] = useState('');
  const { data, error, refetch } = useQuery({
    queryKey: ['baseline-comparison', first, second],
    queryFn: () => itemApi.compare(first, second),
  });
  const options = rows.map(({ id, number, title }) => (
    <MenuItem key={id} value={id}>
      {number} {title}
    </MenuItem>
  ));
  const field = { select: true, size: 'small', sx: { minWidth: 240 } } as const;
  return (
    <Panel title={text('cmdb.baseline.compare')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, my: 1 }}>
        <TextField
          {...field}
          label={text('cmdb.baseline.first')}
          value={first}
          onChange={({ target }) => setFirst(target.value)}
        >
          {options}
        </TextField>
        <TextField
          {...field}
          label={text('cmdb.baseline.second')}
          value={second}
          onChange={({ target }) => setSecond(target.value)}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        >
          <MenuItem value="">{text('cmdb.baseline.now')}</MenuItem>
          {options}
        </TextField>
      </Box>
      {error && <ProblemNotice error={error} retry={refetch} />}
      {!data && !error && <Waiting rows={3} />}
      {data && <BaselineDifferences comparison={data} />}
    </Panel>
  );
}
