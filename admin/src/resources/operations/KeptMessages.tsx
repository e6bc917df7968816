import { Box, Button, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { KeptMessages as Kept } from '../../../../server/contract/message.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Moment } from '../../components/Moment.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useText } from '../../i18n/useText.ts';
import { DeliverDialog } from './DeliverDialog.tsx';

/** Names of messages shown; the catalogue has fewer. */
const mostRows = 200;
const columns = ['message', 'count', 'oldest', 'receiver'] as const;

/** Messages that no process took, by name; they are delivered when their receiver is there and somebody says so. */
export function KeptMessages() {
  const text = useText();
  const { getList } = useDataProvider<PraxisDataProvider>();
  const [chosen, setChosen] = useState<Kept | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['kept-messages'],
    queryFn: ({ signal }) =>
      getList<Kept>('messages/kept', {
        sort: { field: 'oldestAt', order: 'ASC' },
        pagination: { page: 1, perPage: mostRows },
        filter: {},
        signal,
      }),
  });
  return (
    <Panel title={text('operations.kept')}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {text('operations.kept_hint')}
      </Typography>
      {error && <ProblemNotice error={error} retry={refetch} />}
      {data === undefined && !error && <Waiting rows={3} />}
      {data?.data.length === 0 && <EmptyState sentence={text('operations.kept_empty')} />}
      {data && data.data.length > 0 && (
        <Box sx={{ overflowX: 'auto' }}>
          <Table size="small">
            <TableHead>
              <TableRow>
                {columns.map((column) => (
                  <TableCell key={column}>{text(`operations.${column}`)}</TableCell>
                ))}
                <TableCell />
              </TableRow>
            </TableHead>
            <TableBody>
              {data.data.map((kept) => (
                <KeptRow key={kept.id} kept={kept} onDeliver={() => setChosen(kept)} />
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
      {chosen && <DeliverDialog kept={chosen} onClose={() => setChosen(null)} />}
    </Panel>
  );
}

function KeptRow({ kept, onDeliver }: { readonly kept: Kept; readonly onDeliver: () => void }) {
  const text = useText();
  return (
    <TableRow>
      <TableCell component="th" scope="row">
        {kept.id}
      </TableCell>
      <TableCell>{kept.count}</TableCell>
      <TableCell>
        <Moment at={kept.oldestAt} />
      </TableCell>
      <TableCell>
        {text(kept.receiverInstalled ? 'operations.receiver_installed' : 'operations.receiver_missing')}
      </TableCell>
      <TableCell align="right">
        {kept.receiverInstalled && <Button onClick={onDeliver}>{text('operations.deliver')}</Button>}
      </TableCell>
    </TableRow>
  );
}
