import { Alert, Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { useMay } from '../../session/useMay.ts';
import { ChangeItemDialog } from './ChangeItemDialog.tsx';
import { ItemAttributes } from './ItemAttributes.tsx';
import { ItemHistory } from './ItemHistory.tsx';
import { ItemImpactPanel } from './ItemImpactPanel.tsx';
import { ItemRelations } from './ItemRelations.tsx';
import { itemApi } from './itemApi.ts';
import { useItemNames } from './useItemNames.ts';

/** One configuration item: what it is, how it hangs together with others, and how it came to be so. */
export function ItemPage() {
  const { id = '' } = useParams();
  const text = useText();
  const may = useMay();
  const { typeName, stateName, attributeName } = useItemNames();
  const [changing, setChanging] = useState(false);
  const { data: item, error, refetch } = useQuery({ queryKey: ['item', id], queryFn: () => itemApi.read(id) });
  if (error) return <ProblemNotice error={error} retry={refetch} />;
  if (!item) return <Waiting />;
  return (
    <>
      <PageTitle title={item.name} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1.5 }}>
        <Box sx={{ flex: 1 }}>
          <Typography variant="h1">{item.name}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {item.number} · {typeName(item.type)} · {stateName(item.status)}
          </Typography>
        </Box>
        {may('item.edit') && (
          <Button variant="contained" onClick={() => setChanging(true)}>
            {text('cmdb.edit.open')}
          </Button>
        )}
      </Box>
      {item.missing.length > 0 && (
        <Alert severity="warning" variant="outlined" sx={{ mb: 1.5 }}>
          {text('cmdb.missing', { names: item.missing.map((path) => attributeName(item.type, path)).join(', ') })}
        </Alert>
      )}
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', lg: '1fr 1fr' } }}>
        <ItemAttributes item={item} />
        <ItemRelations item={item} />
        <Box sx={{ gridColumn: '1 / -1', minWidth: 0 }}>
          <ItemImpactPanel item={item} />
        </Box>
        <Box sx={{ gridColumn: '1 / -1', minWidth: 0 }}>
          <ItemHistory item={item} />
        </Box>
      </Box>
      {changing && <ChangeItemDialog item={item} onClose={() => setChanging(false)} />}
    </>
  );
}
