import { Link, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router-dom';
import type { ConfigurationItemView } from '../../../../server/contract/configuration-item.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useText } from '../../i18n/useText.ts';
import { itemApi } from './itemApi.ts';
import { useItemNames } from './useItemNames.ts';

/** Relations of the item, read from its side whichever way they go. */
export function ItemRelations({ item }: { readonly item: ConfigurationItemView }) {
  const text = useText();
  const { relationName } = useItemNames();
  const { data } = useQuery({
    queryKey: ['item-impact', item.id, 'both', 1],
    queryFn: () => itemApi.impact(item.id, 'both', 1),
  });
  const rows = (data?.edges ?? [])
    .filter(({ source, target }) => source === item.id || target === item.id)
    .map(({ source, type, target }) => {
      const other = source === item.id ? target : source;
      const node = data?.nodes.find(({ id }) => id === other);
      return {
        key: `${source} ${type} ${target}`,
        relation: relationName(type, source !== item.id),
        other,
        name: node?.name ?? other,
      };
    });
  return (
    <Panel title={text('cmdb.relations.label')} flush>
      {data && rows.length === 0 && <EmptyState sentence={text('cmdb.relations.none')} />}
      {rows.length > 0 && (
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{text('cmdb.relations.relation')}</TableCell>
              <TableCell>{text('cmdb.relations.item')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map(({ key, relation, other, name }) => (
              <TableRow key={key}>
                <TableCell>{relation}</TableCell>
                <TableCell>
                  <Link component={RouterLink} to={`/cmdb/${encodeURIComponent(other)}`}>
                    {name}
                  </Link>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Panel>
  );
}
