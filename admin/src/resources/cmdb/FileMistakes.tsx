import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { ProblemError } from '../../../../server/contract/problem.ts';
import { Panel } from '../../components/Panel.tsx';
import { useText } from '../../i18n/useText.ts';
import { useFinding } from './useFinding.ts';

/** Why a file was refused, row by row. */
export function FileMistakes({ mistakes }: { readonly mistakes: readonly ProblemError[] }) {
  const text = useText();
  const finding = useFinding();
  return (
    <Panel title={text('cmdb.imports.mistakes')} flush>
      <Box sx={{ overflowX: 'auto' }}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{text('cmdb.imports.row')}</TableCell>
              <TableCell>{text('cmdb.imports.column')}</TableCell>
              <TableCell>{text('cmdb.imports.finding')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {mistakes.map((mistake) => (
              <TableRow key={`${mistake.path} ${mistake.code}`}>
                <TableCell>{String(mistake.params['row'] ?? '–')}</TableCell>
                <TableCell>{String(mistake.params['column'] ?? '–')}</TableCell>
                <TableCell>{finding(mistake)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Panel>
  );
}
