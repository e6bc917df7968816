import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import type { ConfigurationItemView } from '../../../../server/contract/configuration-item.ts';
import { Moment } from '../../components/Moment.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useItemNames, valueText } from './useItemNames.ts';

/** What the item says of itself: first what every item has, then what its type has. */
export function ItemAttributes({ item }: { readonly item: ConfigurationItemView }) {
  const text = useText();
  const localized = useLocalized();
  const { attributeName, serviceName, own } = useItemNames();
  const yesNo = (value: boolean) => text(value ? 'cmdb.yes' : 'cmdb.no');
  const environment = (['prod', 'test', 'dev', 'dr'] as const).find((each) => each === item.environment);
  const rows: readonly (readonly [string, ReactNode])[] = [
    [own['description'] ?? '', valueText(item.description)],
    [own['ownerId'] ?? '', localized(item.owner?.name) || '–'],
    [own['services'] ?? '', item.services.map(serviceName).join(', ') || '–'],
    [own['criticality'] ?? '', valueText(item.criticality)],
    [own['environment'] ?? '', environment ? text(`cmdb.environment.${environment}`) : '–'],
    [own['exposed'] ?? '', yesNo(item.exposed)],
    [own['securityControl'] ?? '', yesNo(item.securityControl)],
    ...Object.entries(item.attributes).map(
      ([key, value]) => [attributeName(item.type, `attributes.${key}`), valueText(value)] as const,
    ),
    [text('cmdb.last_seen'), item.lastSeenAt ? <Moment key="seen" at={item.lastSeenAt} /> : '–'],
    [text('cmdb.last_verified'), item.lastVerifiedAt ? <Moment key="verified" at={item.lastVerifiedAt} /> : '–'],
    [text('cmdb.version'), String(item.version)],
  ];
  return (
    <Panel title={text('cmdb.attributes')}>
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'minmax(120px, 1fr) 2fr', gap: 0.75, m: 0 }}>
        {rows.map(([name, value]) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {name}
            </Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
