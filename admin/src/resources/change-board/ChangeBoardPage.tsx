import { Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { useMay } from '../../session/useMay.ts';
import { BoardAgenda } from './BoardAgenda.tsx';
import { changeBoardApi } from './changeBoardApi.ts';
import { MeetingList } from './MeetingList.tsx';
import { MinutesPanel } from './MinutesPanel.tsx';
import { useMeetings } from './useMeetings.ts';
import { useMeetingText } from './useMeetingText.ts';

/** Everything that waits for the change advisory board, its meetings, and all minutes. */
export function ChangeBoardPage() {
  const text = useText();
  const may = useMay();
  const { data, error, refetch } = useQuery({
    queryKey: ['change-board', 'agenda'],
    queryFn: () => changeBoardApi.agenda(),
  });
  return (
    <>
      <PageTitle title={text('changeBoard.title')} />
      <Typography variant="h1" sx={{ mb: 0.5 }}>
        {text('changeBoard.title')}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {text('changeBoard.hint')} {text('changeBoard.keys')}
      </Typography>
      <NextMeeting />
      {error && <ProblemNotice error={error} retry={refetch} />}
      {data === undefined && !error && <Waiting rows={6} />}
      {data?.items.length === 0 && <EmptyState sentence={text('changeBoard.empty')} />}
      {data && <BoardAgenda items={data.items} />}
      <MeetingList />
      {may('calendar.read') && <MinutesPanel />}
    </>
  );
}

/** The way to the agenda of the meeting that comes first. */
function NextMeeting() {
  const text = useText();
  const meetingText = useMeetingText();
  const next = useMeetings().data?.find(({ state }) => state === 'next');
  if (!next) return null;
  return (
    <Button component={Link} to={`/cab/${next.date}`} variant="outlined" sx={{ mb: 1.5 }}>
      {text('changeBoard.meetings.open_next', { at: meetingText(next.date, next.hours) })}
    </Button>
  );
}
