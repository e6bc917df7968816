import WaitingIcon from '@mui/icons-material/HourglassEmpty';
import SealedIcon from '@mui/icons-material/VerifiedOutlined';
import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { AuditLine } from '../../../../server/contract/audit-trail.ts';
import { Moment } from '../../components/Moment.tsx';
import { RecordLink } from '../../components/RecordLink.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { LineDetails } from './LineDetails.tsx';
import { useActionName } from './useActionName.ts';

const columns = ['seq', 'at', 'who', 'action_label', 'about', 'details', 'sealed'] as const;

/** Lines of the trail. */
export function AuditLines({ lines }: { readonly lines: readonly AuditLine[] }) {
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
  const text = useText();
  const localized = useLocalized();
  const actionName = useActionName();
  const Icon = line.sealed ? SealedIcon : WaitingIcon;
  return (
    <TableRow sx={{ verticalAlign: 'top' }}>
      <TableCell>{line.id}</TableCell>
      <TableCell>
        <Moment at={line.at} />
      </TableCell>
      <TableCell>
        {line.actor ? localized(line.actor.name) : text('auditTrail.system')}
        {line.onBehalfOf && ` ${text('auditTrail.for_whom', { name: localized(line.onBehalfOf.name) })}`}
      </TableCell>
      <TableCell>{actionName(line.action)}</TableCell>
      <TableCell sx={{ overflowWrap: 'anywhere' }}>
        {line.recordNumber ? (
          <RecordLink type={line.recordType} number={line.recordNumber} />
        ) : (
          localized(line.words.about)
        )}
      </TableCell>
      <TableCell>
        <LineDetails details={line.words.details} />
      </TableCell>
      <TableCell>
        <Icon
          titleAccess={text(line.sealed ? 'auditTrail.sealed' : 'auditTrail.waiting')}
          sx={{ fontSize: 18, color: line.sealed ? 'success.main' : 'text.secondary' }}
        />
      </TableCell>
    </TableRow>
  );
}
