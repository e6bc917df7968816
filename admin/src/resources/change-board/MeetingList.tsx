import { Box, Link } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { useMeetings } from './useMeetings.ts';
import { useMeetingText } from './useMeetingText.ts';

/** Former meetings and the ones to come, each a link to its agenda. */
export function MeetingList() {
  const text = useText();
  const meetingText = useMeetingText();
  const { data, error, refetch } = useMeetings();
  return (
    <Panel title={text('changeBoard.meetings.title')}>
      {error && <ProblemNotice error={error} retry={refetch} />}
      {data === undefined && !error && <Waiting rows={3} />}
      {data?.length === 0 && <EmptyState sentence={text('changeBoard.meetings.empty')} />}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', columns: { md: 2 } }}>
        {data?.map(({ date, hours, state, changes, minutes }) => (
          <Box component="li" key={date} sx={{ py: 0.5, breakInside: 'avoid' }}>
            <Link component={RouterLink} to={`/cab/${date}`} sx={{ fontWeight: state === 'next' ? 600 : 400 }}>
              {meetingText(date, hours)}
            </Link>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {[
                ...(state === 'next' ? [text('changeBoard.meetings.next')] : []),
                ...(hours === null ? [text('changeBoard.meetings.other_day')] : []),
                ...(changes === null || changes === 0
                  ? []
                  : [text('changeBoard.meetings.changes', { smart_count: changes })]),
                ...(minutes ? [text('changeBoard.meetings.with_minutes')] : []),
              ].map((fact) => ` · ${fact}`)}
            </Box>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
