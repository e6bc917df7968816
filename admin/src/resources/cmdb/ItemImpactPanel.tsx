import {
  Box,
  Link,
  MenuItem,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { ConfigurationItemView, ItemImpact } from '../../../../server/contract/configuration-item.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { ImpactGraph } from './ImpactGraph.tsx';
import { itemApi } from './itemApi.ts';
import { useItemNames } from './useItemNames.ts';

const directions = ['up', 'down', 'both'] as const;
const depths = [1, 2, 3, 4, 5];

/** What the item reaches, as a list or drawn; both say the same. */
export function ItemImpactPanel({ item }: { readonly item: ConfigurationItemView }) {
  const text = useText();
  const localized = useLocalized();
  const [direction, setDirection] = useState<(typeof directions)[number]>('up');
  const [depth, setDepth] = useState(2);
  const [look, setLook] = useState<'list' | 'graph'>('list');
  const { data, error, refetch } = useQuery({
    queryKey: ['item-impact', item.id, direction, depth],
    queryFn: () => itemApi.impact(item.id, direction, depth),
  });
  const services = data?.services.map(({ name }) => localized(name)).join(', ') ?? '';
  return (
    <Panel title={text('cmdb.impact.label')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, my: 1 }}>
        <TextField
          select
          size="small"
          label={text('cmdb.impact.direction.label')}
          value={direction}
          onChange={(event) => setDirection(directions.find((each) => each === event.target.value) ?? 'up')}
          sx={{ minWidth: 200 }}
        >
          {directions.map((each) => (
            <MenuItem key={each} value={each}>
              {text(`cmdb.impact.direction.${each}`)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          size="small"
          label={text('cmdb.impact.depth')}
          value={depth}
          onChange={(event) => setDepth(Number(event.target.value))}
          sx={{ minWidth: 120 }}
        >
          {depths.map((each) => (
            <MenuItem key={each} value={each}>
              {each}
            </MenuItem>
          ))}
        </TextField>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={look}
          aria-label={text('cmdb.impact.label')}
          onChange={(_event, next) => next && setLook(next)}
        >
          <ToggleButton value="list">{text('cmdb.impact.list')}</ToggleButton>
          <ToggleButton value="graph">{text('cmdb.impact.graph')}</ToggleButton>
        </ToggleButtonGroup>
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
          {data.nodes.length > 1 && look === 'list' && <ImpactList impact={data} />}
          {data.nodes.length > 1 && look === 'graph' && <ImpactGraph impact={data} />}
        </>
      )}
    </Panel>
  );
}

function ImpactList({ impact }: { readonly impact: ItemImpact }) {
  const text = useText();
  const { typeName, stateName } = useItemNames();
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{text('cmdb.impact.depth')}</TableCell>
            <TableCell>{text('cmdb.name')}</TableCell>
            <TableCell>{text('cmdb.type')}</TableCell>
            <TableCell>{text('cmdb.status')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {impact.nodes.slice(1).map(({ id, name, type, status, depth }) => (
            <TableRow key={id}>
              <TableCell>{depth}</TableCell>
              <TableCell>
                <Link component={RouterLink} to={`/cmdb/${encodeURIComponent(id)}`}>
                  {name}
                </Link>
              </TableCell>
              <TableCell>{typeName(type)}</TableCell>
              <TableCell>{stateName(status)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
