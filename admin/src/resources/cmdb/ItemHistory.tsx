import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { ConfigurationItemView } from '../../../../server/contract/configuration-item.ts';
import { Moment } from '../../components/Moment.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { RecordLink } from '../../components/RecordLink.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { itemApi } from './itemApi.ts';
import { useItemNames, valueText } from './useItemNames.ts';

/** Every version of the item, with the change or request that permitted it. */
export function ItemHistory({ item }: { readonly item: ConfigurationItemView }) {
  const text = useText();
  const localized = useLocalized();
  const { attributeName } = useItemNames();
  const { data, error, refetch } = useQuery({
    queryKey: ['item-history', item.id, item.version],
    queryFn: () => itemApi.history(item.id),
  });
  return (
    <Panel title={text('cmdb.history.label')} flush>
      {error && <ProblemNotice error={error} retry={refetch} />}
      {!data && !error && <Waiting rows={3} />}
      {data && (
        <Box sx={{ overflowX: 'auto' }}>
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{text('cmdb.version')}</TableCell>
                <TableCell>{text('cmdb.history.by')}</TableCell>
                <TableCell>{text('cmdb.history.change')}</TableCell>
                <TableCell>{text('cmdb.history.what')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {data.map(({ version, at, by, authority, authorityType, manual, reason, source, differences }) => (
                <TableRow key={version}>
                  <TableCell sx={{ verticalAlign: 'top' }}>
                    {version} · <Moment at={at} />
                  </TableCell>
                  <TableCell sx={{ verticalAlign: 'top' }}>
                    {localized(by?.name) || text('cmdb.history.system')} · {text(`cmdb.history.source.${source}`)}
                  </TableCell>
                  <TableCell sx={{ verticalAlign: 'top' }}>
                    <RecordLink type={authorityType} number={authority} />
                    {manual && text('cmdb.history.manual', { reason: reason ?? '–' })}
                  </TableCell>
                  <TableCell>
                    <Box component="ul" sx={{ m: 0, pl: 2 }}>
                      {differences.map(({ attribute, before, after }) => (
                        <li key={attribute}>
                          {attributeName(item.type, attribute)}: {valueText(before)} → {valueText(after)}
                        </li>
                      ))}
                    </Box>
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
    </Panel>
  );
}
