import { Box, Chip, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { CaseResult } from '../../../../server/contract/migration.ts';
import { RecordLink } from '../../components/RecordLink.tsx';
import { useText } from '../../i18n/useText.ts';
import { useReasonText } from './useReasonText.ts';

const colors = {
  waiting: 'default',
  moves: 'success',
  moved: 'success',
  refused: 'warning',
  left: 'default',
  failed: 'error',
} as const;

/** One line per case: what becomes of it, or why it stays as it is. */
export function CaseResults({ results, label }: { readonly results: readonly CaseResult[]; readonly label: string }) {
  const text = useText();
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            <TableCell>{text('migrations.case')}</TableCell>
            <TableCell>{text('migrations.result')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {results.map((result) => (
            <CaseRow key={result.id} result={result} />
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function CaseRow({ result }: { readonly result: CaseResult }) {
  const text = useText();
  const reasonText = useReasonText();
  const changes = [
    ...(result.dropped.length > 0 ? [text('migrations.dropped', { names: result.dropped.join(', ') })] : []),
    ...(result.opened.length > 0 ? [text('migrations.opened', { names: result.opened.join(', ') })] : []),
  ];
  return (
    <TableRow>
      <TableCell component="th" scope="row" sx={{ verticalAlign: 'top' }}>
        {result.recordNumber === null ? (
          result.id
        ) : (
          <RecordLink type={result.recordType} number={result.recordNumber} />
        )}
        <Box sx={{ color: 'text.secondary', fontWeight: 400 }}>{result.title}</Box>
      </TableCell>
      <TableCell sx={{ verticalAlign: 'top' }}>
        <Chip
          size="small"
          variant="outlined"
          color={colors[result.status]}
          label={text(`migrations.case_status.${result.status}`)}
        />
        {result.reasons.map((reason) => (
          <Box key={`${reason.code} ${reason.processId} ${reason.elementId}`}>{reasonText(reason)}</Box>
        ))}
        {changes.map((change) => (
          <Box key={change} sx={{ color: 'text.secondary' }}>
            {change}
          </Box>
        ))}
      </TableCell>
    </TableRow>
  );
}
