import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { AgendaItem } from '../../../../server/contract/change-board.ts';
import { useMoments } from '../../components/useMoments.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

const columns = ['member', 'vote', 'reason', 'at'] as const;

/** Votes that were cast, and those that are still owed. */
export function VoteList({ item }: { readonly item: AgendaItem }) {
  const text = useText();
  const localized = useLocalized();
  const { short } = useMoments();
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label={text('changeBoard.votes', { number: item.number })}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column}>{text(`changeBoard.column.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {item.votes.map(({ voter, onBehalfOf, decision, comment, at }) => (
            <TableRow key={voter.id}>
              <TableCell component="th" scope="row">
                {localized(voter.name)}
                {onBehalfOf && ` (${text('changeBoard.on_behalf_of', { name: localized(onBehalfOf.name) })})`}
              </TableCell>
              <TableCell>{text(`changeBoard.decision.${decision}`)}</TableCell>
              <TableCell>{comment}</TableCell>
              <TableCell>{short(at)}</TableCell>
            </TableRow>
          ))}
          {item.waiting.map(({ taskId, voter, mayVeto, due }) => (
            <TableRow key={taskId}>
              <TableCell component="th" scope="row">
                {voter ? localized(voter.name) : text('changeBoard.nobody_yet')}
              </TableCell>
              <TableCell>{text(mayVeto ? 'changeBoard.owed_veto' : 'changeBoard.owed')}</TableCell>
              <TableCell />
              <TableCell>{due === null ? '' : text('changeBoard.due', { at: short(due) })}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
