import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { EmptyState } from './EmptyState.tsx';
import { Panel } from './Panel.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';
import { Waiting } from './Waiting.tsx';

interface Props<T> {
  readonly title: string;
  readonly hint: string;
  readonly action?: ReactNode;
  /** Undefined while the server has not answered. */
  readonly rows: readonly T[] | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Said when there are no rows. */
  readonly empty: string;
  /** Headings; an empty one is over buttons. */
  readonly columns: readonly string[];
  readonly row: (row: T) => ReactNode;
}

/** A short list that is shown whole: waiting, failed, empty or a table. */
export function ListPanel<T>({ title, hint, action, rows, error, retry, empty, columns, row }: Props<T>) {
  return (
    <Panel title={title} action={action}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {hint}
      </Typography>
      {error && <ProblemNotice error={error} retry={retry} />}
      {rows === undefined && !error && <Waiting rows={3} />}
      {rows?.length === 0 && <EmptyState sentence={empty} />}
      {rows && rows.length > 0 && (
        <Box sx={{ overflowX: 'auto' }}>
          <Table size="small">
            <TableHead>
              <TableRow>
                {columns.map((column) => (
                  <TableCell key={column}>{column}</TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>{rows.map(row)}</TableBody>
          </Table>
        </Box>
      )}
    </Panel>
  );
}
