import { Box, Button, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { DelegationForm } from './DelegationForm.tsx';
import { DelegationRow } from './DelegationRow.tsx';
import { useDelegations } from './useDelegations.ts';

const columns = ['from', 'to', 'scope', 'starts', 'ends', 'reason', 'state'] as const;

/** Who acts for the reader and for whom the reader acts. */
export function DelegationsPage() {
  const text = useText();
  const [isMaking, setMaking] = useState(false);
  const { data, error, refetch } = useDelegations();
  return (
    <>
      <PageTitle title={text('delegations.title')} />
      <Typography variant="h1" sx={{ mb: 1.5 }}>
        {text('delegations.title')}
      </Typography>
      <Panel
        title={text('delegations.title')}
        action={<Button onClick={() => setMaking(true)}>{text('delegations.make')}</Button>}
      >
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {text('delegations.hint')}
        </Typography>
        {error && <ProblemNotice error={error} retry={refetch} />}
        {data === undefined && !error && <Waiting rows={3} />}
        {data?.length === 0 && <EmptyState sentence={text('delegations.empty')} />}
        {data && data.length > 0 && (
          <Box sx={{ overflowX: 'auto' }}>
            <Table size="small">
              <TableHead>
                <TableRow>
                  {columns.map((column) => (
                    <TableCell key={column}>{text(`delegations.${column}`)}</TableCell>
                  ))}
                  <TableCell />
                </TableRow>
              </TableHead>
              <TableBody>
                {data.map((delegation) => (
                  <DelegationRow key={delegation.id} delegation={delegation} />
                ))}
              </TableBody>
            </Table>
          </Box>
        )}
      </Panel>
      {isMaking && <DelegationForm onClose={() => setMaking(false)} />}
    </>
  );
}
