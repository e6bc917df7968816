import { Box, Button, Card, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import type { AgendaItem } from '../../../../server/contract/change-board.ts';
import { RecordLink } from '../../components/RecordLink.tsx';
import { useMoments } from '../../components/useMoments.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { OwnVote } from './OwnVote.tsx';
import { VoteList } from './VoteList.tsx';

interface Props {
  readonly item: AgendaItem;
  readonly onVoted: () => void;
}

/** One change on the agenda: what it is, where the votes stand, and the reader's own vote. */
export function AgendaEntry({ item, onVoted }: Props) {
  const text = useText();
  const localized = useLocalized();
  const { short } = useMoments();
  const { number, title, riskLevel, plannedStart, requester, due, needed, minimum, deciding, meetingTask } = item;
  const own = item.waiting.find(({ mine }) => mine);
  const facts = [
    ...(riskLevel === null ? [] : [text(`changeCalendar.risk.${riskLevel as 'low'}`)]),
    ...(plannedStart === null ? [] : [text('changeBoard.planned', { at: short(plannedStart) })]),
    ...(requester === null ? [] : [text('changeBoard.requester', { name: localized(requester.name) })]),
    ...(due === null ? [] : [text('changeBoard.due', { at: short(due) })]),
  ];
  const needs =
    needed === 'all' ? text('changeBoard.needed_all') : text('changeBoard.needed', { needed: needed ?? '' });
  return (
    <Card
      component="section"
      data-agenda
      tabIndex={-1}
      aria-labelledby={`agenda-${item.recordId}`}
      // Below the bar at the top, when it is scrolled to.
      sx={{ p: 2, mb: 1.5, scrollMarginTop: 64 }}
    >
      <Typography variant="h2" id={`agenda-${item.recordId}`}>
        <RecordLink type="change" number={number} /> {title}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {facts.join(' · ')}
      </Typography>
      {meetingTask !== null && (
        <Box sx={{ mb: 1 }}>
          {text('changeBoard.meeting_first')}{' '}
          {meetingTask.mine && (
            <Button component={Link} to={`/tasks/${meetingTask.id}`}>
              {text('changeBoard.hold_meeting')}
            </Button>
          )}
        </Box>
      )}
      {minimum !== null && (
        <Typography variant="body2" sx={{ mb: 1 }}>
          {[
            text(item.quorate ? 'changeBoard.quorate' : 'changeBoard.not_quorate', { deciding, minimum }),
            needs,
            text(item.vetoed ? 'changeBoard.vetoed' : 'changeBoard.no_veto'),
          ].join(' · ')}
        </Typography>
      )}
      {minimum !== null && <VoteList item={item} />}
      {own && <OwnVote taskId={own.taskId} number={number} onVoted={onVoted} />}
    </Card>
  );
}
