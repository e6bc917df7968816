import { Box, Link, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import type { ItemImpact } from '../../../../server/contract/configuration-item.ts';
import { useText } from '../../i18n/useText.ts';
import { useItemNames } from './useItemNames.ts';
import { useWorkText } from './useWorkText.ts';

/** What an item reaches, row by row: everything a map says. */
export function ImpactTable({ impact }: { readonly impact: ItemImpact }) {
  const text = useText();
  const { typeName, stateName } = useItemNames();
  const workText = useWorkText(impact);
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{text('cmdb.impact.depth')}</TableCell>
            <TableCell>{text('cmdb.name')}</TableCell>
            <TableCell>{text('cmdb.type')}</TableCell>
            <TableCell>{text('cmdb.status')}</TableCell>
            <TableCell>{text('cmdb.map.work')}</TableCell>
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
              <TableCell>{workText(id) || '–'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
