import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import type { ItemImpact } from '../../../../server/contract/configuration-item.ts';
import { Panel } from '../../components/Panel.tsx';
import { RecordLink } from '../../components/RecordLink.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

/** Services, incidents and changes of the items around: what is at stake there. */
export function MapConsequences({ impact: { services, work } }: { readonly impact: ItemImpact }) {
  const text = useText();
  const localized = useLocalized();
  const records = (kind: 'incident' | 'change') =>
    work
      .filter((each) => each.kind === kind)
      .map(({ type, number, title }) => (
        <li key={number}>
          <RecordLink type={type} number={number} /> {title}
        </li>
      ));
  return (
    <Panel title={text('cmdb.map.at_stake')}>
      <Box
        sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(3, minmax(0, 1fr))' } }}
      >
        <Part title={text('cmdb.services')} empty={text('cmdb.impact.no_services')}>
          {services.map(({ id, name, tier, slaPackage }) => (
            <li key={id}>
              {localized(name)} · {text('cmdb.map.tier', { tier })} · {text(`cmdb.map.package.${slaPackage}`)}
            </li>
          ))}
        </Part>
        <Part title={text('cmdb.map.open_incidents')} empty={text('cmdb.map.no_incidents')}>
          {records('incident')}
        </Part>
        <Part title={text('cmdb.map.current_changes')} empty={text('cmdb.map.no_changes')}>
          {records('change')}
        </Part>
      </Box>
    </Panel>
  );
}

interface PartProps {
  readonly title: string;
  readonly empty: string;
  readonly children: readonly ReactNode[];
}

function Part({ title, empty, children }: PartProps) {
  return (
    <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
      <Typography variant="h3">{title}</Typography>
      {children.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {empty}
        </Typography>
      ) : (
        <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: '0.8125rem' }}>
          {children}
        </Box>
      )}
    </Box>
  );
}
