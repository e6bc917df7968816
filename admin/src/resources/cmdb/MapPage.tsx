import { Alert, Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import type { ItemImpact } from '../../../../server/contract/configuration-item.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { ImpactFields } from './ImpactFields.tsx';
import { ImpactTable } from './ImpactTable.tsx';
import { ItemChooser } from './ItemChooser.tsx';
import { itemApi } from './itemApi.ts';
import { MapConsequences } from './MapConsequences.tsx';
import { type Direction, directions } from './mapLevels.ts';
import { RelationMap } from './RelationMap.tsx';

const depths = [1, 2, 3, 4];
const usualDepth = 2;

/** The map of relations around an item; item, depth and direction stand in the address. */
export function MapPage() {
  const text = useText();
  const [query, setQuery] = useSearchParams();
  const id = query.get('ci') ?? '';
  const direction = directions.find((each) => each === query.get('dir')) ?? 'both';
  const depth = depths.find((each) => String(each) === query.get('depth')) ?? usualDepth;
  const change = (key: string, value: string) =>
    setQuery((before) => {
      const after = new URLSearchParams(before);
      after.set(key, value);
      return after;
    });
  const { data, error, refetch } = useQuery({
    queryKey: ['item-impact', id, direction, depth],
    enabled: id !== '',
    queryFn: () => itemApi.impact(id, direction, depth),
  });
  return (
    <>
      <PageTitle title={text('cmdb.map.title')} />
      <Typography variant="h1">{text('cmdb.map.title')}</Typography>
      <Typography sx={{ color: 'text.secondary', mb: 1.5 }}>{text('cmdb.map.hint')}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1.5 }}>
        <ItemChooser chosen={data?.nodes[0] ?? null} onChoose={(chosen) => change('ci', chosen)} />
        <ImpactFields
          direction={direction}
          depth={depth}
          depths={depths}
          onDirection={(next) => change('dir', next)}
          onDepth={(next) => change('depth', String(next))}
        />
      </Box>
      {id === '' && <EmptyState sentence={text('cmdb.map.choose')} />}
      {error && <ProblemNotice error={error} retry={refetch} />}
      {id !== '' && !data && !error && <Waiting />}
      {data && (
        <Around
          key={`${id} ${direction} ${depth}`}
          impact={data}
          direction={direction}
          depth={depth}
          onCenter={(next) => change('ci', next)}
        />
      )}
    </>
  );
}

interface AroundProps {
  readonly impact: ItemImpact;
  readonly direction: Direction;
  readonly depth: number;
  readonly onCenter: (id: string) => void;
}

/** Map and table say the same; beside them stands what the first item would take with it. */
function Around({ impact, direction, depth, onCenter }: AroundProps) {
  const text = useText();
  const center = impact.nodes[0]?.id ?? '';
  const [selected, setSelected] = useState(center);
  const [zoom, setZoom] = useState(1);
  const isAlone = impact.nodes.length === 1;
  const isDrawn = !isAlone && impact.hidden === 0;
  const item = impact.nodes.find((node) => node.id === selected);
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      {isAlone && <EmptyState sentence={text('cmdb.impact.none', { depth })} />}
      {impact.hidden > 0 && (
        <Alert severity="info" variant="outlined">
          {text('cmdb.map.too_many', { shown: impact.nodes.length, count: impact.hidden })}
        </Alert>
      )}
      {!impact.complete && (
        <Alert severity="warning" variant="outlined">
          {text('cmdb.impact.cut')}
        </Alert>
      )}
      {isDrawn && (
        <Panel
          title={text('cmdb.map.map')}
          action={
            <>
              <Button disabled={zoom <= 0.5} onClick={() => setZoom(zoom * 0.8)}>
                {text('diagram.zoom_out')}
              </Button>
              <Button disabled={zoom >= 2} onClick={() => setZoom(zoom * 1.25)}>
                {text('diagram.zoom_in')}
              </Button>
            </>
          }
        >
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {text('cmdb.map.legend')}
          </Typography>
          <RelationMap
            impact={impact}
            direction={direction}
            zoom={zoom}
            selected={selected}
            onSelect={setSelected}
            onCenter={onCenter}
          />
          {item && (
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
              <Typography variant="body2" sx={{ fontWeight: 600 }}>
                {item.name}
              </Typography>
              <Button component={Link} to={`/cmdb/${encodeURIComponent(item.id)}`}>
                {text('cmdb.map.open_item')}
              </Button>
              {item.id !== center && <Button onClick={() => onCenter(item.id)}>{text('cmdb.map.center')}</Button>}
            </Box>
          )}
        </Panel>
      )}
      <MapConsequences impact={impact} />
      {!isAlone && (
        <Panel title={text('cmdb.impact.list')} flush>
          <ImpactTable impact={impact} />
        </Panel>
      )}
    </Box>
  );
}
