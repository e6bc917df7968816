import MapIcon from '@mui/icons-material/AccountTreeOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { ConfigurationItemView } from '../../../../server/contract/configuration-item.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { ImpactFields } from './ImpactFields.tsx';
import { ImpactTable } from './ImpactTable.tsx';
import { itemApi } from './itemApi.ts';
import type { Direction } from './mapLevels.ts';

const depths = [1, 2, 3, 4, 5];
const deepestMap = 4;

/** What the item reaches, as a list, with the way to its map. */
export function ItemImpactPanel({ item }: { readonly item: ConfigurationItemView }) {
  const text = useText();
  const localized = useLocalized();
  const [direction, setDirection] = useState<Direction>('up');
  const [depth, setDepth] = useState(2);
  const { data, error, refetch } = useQuery({
    queryKey: ['item-impact', item.id, direction, depth],
    queryFn: () => itemApi.impact(item.id, direction, depth),
  });
  const services = data?.services.map(({ name }) => localized(name)).join(', ') ?? '';
  return (
    <Panel title={text('cmdb.impact.label')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, my: 1 }}>
        <ImpactFields
          direction={direction}
          depth={depth}
          depths={depths}
          onDirection={setDirection}
          onDepth={setDepth}
        />
        <Button
          component={RouterLink}
          to={`/cmdb/map?${new URLSearchParams({ ci: item.id, dir: direction, depth: String(Math.min(depth, deepestMap)) })}`}
          startIcon={<MapIcon />}
        >
          {text('cmdb.impact.map')}
        </Button>
      </Box>
      {error && <ProblemNotice error={error} retry={refetch} />}
      {!data && !error && <Waiting rows={3} />}
      {data && (
        <>
          <Typography variant="body2">
            {services === '' ? text('cmdb.impact.no_services') : text('cmdb.impact.services', { names: services })}
            {data.hidden > 0 && ` ${text('cmdb.impact.hidden', { count: data.hidden })}`}
            {!data.complete && ` ${text('cmdb.impact.cut')}`}
          </Typography>
          {data.nodes.length === 1 && <EmptyState sentence={text('cmdb.impact.none', { depth })} />}
          {data.nodes.length > 1 && <ImpactTable impact={data} />}
        </>
      )}
    </Panel>
  );
}
