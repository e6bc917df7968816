import { Box, Table, TableBody, TableCell, TableHead, TableRow, type Theme, useMediaQuery } from '@mui/material';
import type { AuditLine } from '../../../../server/contract/audit-trail.ts';
import { Moment } from '../../components/Moment.tsx';
import { useText } from '../../i18n/useText.ts';
import { LineCards } from './LineCards.tsx';
import { LineDetails } from './LineDetails.tsx';
import { LineAbout, LineSeal, LineWho } from './LineParts.tsx';
import { useActionName } from './useActionName.ts';

interface Props {
  readonly lines: readonly AuditLine[];
}

const columns = ['seq', 'at', 'who', 'action_label', 'about', 'details', 'sealed'] as const;

/** Lines of the trail: a table, or on a phone one below the other. */
export function AuditLines({ lines }: Props) {
  const isPhone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  return isPhone ? <LineCards lines={lines} /> : <LineTable lines={lines} />;
}

function LineTable({ lines }: Props) {
  const text = useText();
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column}>{text(`auditTrail.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function Line({ line }: { readonly line: AuditLine }) {
  const actionName = useActionName();
  return (
    <TableRow sx={{ verticalAlign: 'top' }}>
      <TableCell>{line.id}</TableCell>
      <TableCell>
        <Moment at={line.at} />
      </TableCell>
      <TableCell>
        <LineWho line={line} />
      </TableCell>
      <TableCell>{actionName(line.action)}</TableCell>
      <TableCell sx={{ overflowWrap: 'anywhere' }}>
        <LineAbout line={line} />
      </TableCell>
      <TableCell>
        <LineDetails details={line.words.details} />
      </TableCell>
      <TableCell>
        <LineSeal line={line} />
      </TableCell>
    </TableRow>
  );
}
