import { Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { ListPanel } from '../../components/ListPanel.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useText } from '../../i18n/useText.ts';
import { DelegationForm } from './DelegationForm.tsx';
import { DelegationRow } from './DelegationRow.tsx';
import { DeputyPanel } from './DeputyPanel.tsx';
import { useDelegations } from './useDelegations.ts';

const columns = ['from', 'to', 'scope', 'role', 'starts', 'ends', 'reason', 'state'] as const;

/** Who acts for the reader and for whom the reader acts, for a while or whenever nobody else is left. */
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
      <Stack spacing={2}>
        <ListPanel
          title={text('delegations.title')}
          hint={text('delegations.hint')}
          action={<Button onClick={() => setMaking(true)}>{text('delegations.make')}</Button>}
          rows={data}
          error={error}
          retry={refetch}
          empty={text('delegations.empty')}
          columns={[...columns.map((column) => text(`delegations.${column}`)), '']}
          row={(delegation) => <DelegationRow key={delegation.id} delegation={delegation} />}
        />
        <DeputyPanel />
      </Stack>
      {isMaking && <DelegationForm onClose={() => setMaking(false)} />}
    </>
  );
}
