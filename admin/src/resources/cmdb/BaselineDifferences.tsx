import { Alert, Box, Link, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import type { BaselineComparison } from '../../../../server/contract/baseline.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { valueText } from './useItemNames.ts';

/** Items that came, went or changed, each attribute with both values. */
export function BaselineDifferences({ comparison }: { readonly comparison: BaselineComparison }) {
  const text = useText();
  const localized = useLocalized();
  const { intact, same, items, hidden } = comparison;
  return (
    <>
      {!intact && <Alert severity="error">{text('cmdb.baseline.broken')}</Alert>}
      <Typography variant="body2">
        {text('cmdb.baseline.same', { same })}
        {hidden > 0 && ` ${text('cmdb.baseline.hidden', { count: hidden })}`}
      </Typography>
      {items.length === 0 && <EmptyState sentence={text('cmdb.baseline.nothing')} />}
      {items.length > 0 && (
        <Box sx={{ overflowX: 'auto' }}>
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{text('cmdb.name')}</TableCell>
                <TableCell>{text('cmdb.baseline.change.label')}</TableCell>
                <TableCell>{text('cmdb.history.what')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {items.map(({ itemId, name, change, differences }) => (
                <TableRow key={itemId}>
                  <TableCell component="th" scope="row">
                    <Link component={RouterLink} to={`/cmdb/${encodeURIComponent(itemId)}`}>
                      {name}
                    </Link>
                  </TableCell>
                  <TableCell>{text(`cmdb.baseline.change.${change}`)}</TableCell>
                  <TableCell>
                    {differences.map(({ attribute, label, before, after }) => (
                      <div key={attribute}>
                        {localized(label)}: {valueText(before)} → {valueText(after)}
                      </div>
                    ))}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
    </>
  );
}
