import { Button, Stack, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useMoments } from '../../components/useMoments.ts';
import { Waiting } from '../../components/Waiting.tsx';
import { useText } from '../../i18n/useText.ts';
import { useMay } from '../../session/useMay.ts';
import { BoardAgenda } from './BoardAgenda.tsx';
import { changeBoardApi } from './changeBoardApi.ts';
import { MinutesPanel } from './MinutesPanel.tsx';
import { useMeetings } from './useMeetings.ts';
import { useMeetingText } from './useMeetingText.ts';
import { WriteMinutes } from './WriteMinutes.tsx';

/** One meeting of the board: its agenda, and its minutes. */
export function MeetingPage() {
  const { date = '' } = useParams();
  const text = useText();
  const may = useMay();
  const queries = useQueryClient();
  const meetingText = useMeetingText();
  const { short } = useMoments();
  const [isWriting, setWriting] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['change-board', 'agenda', date],
    queryFn: () => changeBoardApi.agenda(date),
  });
  const title = data ? meetingText(date, data.hours) : text('changeBoard.title');
  return (
    <>
      <PageTitle title={title} />
      <Typography variant="h1" sx={{ mb: 0.5 }}>
        {title}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {data?.hours && text('changeBoard.meetings.closes', { at: short(data.hours.closes) })}{' '}
        {data && data.hours === null && text('changeBoard.meetings.other_day_means')} {text('changeBoard.keys')}
      </Typography>
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', mb: 1.5 }}>
        <Neighbors date={date} />
        {data?.mayWriteMinutes && (
          <Button variant="contained" onClick={() => setWriting(true)}>
            {text('changeBoard.minutes.write')}
          </Button>
        )}
      </Stack>
      {error && <ProblemNotice error={error} retry={refetch} />}
      {data === undefined && !error && <Waiting rows={6} />}
      {data?.items.length === 0 && <EmptyState sentence={text('changeBoard.meetings.nothing')} />}
      {data && <BoardAgenda items={data.items} />}
      {data && may('calendar.read') && <MinutesPanel date={date} />}
      {isWriting && (
        <WriteMinutes
          heldOn={date}
          onClose={() => setWriting(false)}
          onWritten={() => {
            setWriting(false);
            void queries.invalidateQueries({ queryKey: ['change-board'] });
          }}
        />
      )}
    </>
  );
}

/** The meetings before and after, and all of them. */
function Neighbors({ date }: { readonly date: string }) {
  const text = useText();
  const meetings = useMeetings().data ?? [];
  const before = meetings.findLast((each) => each.date < date);
  const after = meetings.find((each) => each.date > date);
  return (
    <>
      {before && (
        <Button component={Link} to={`/cab/${before.date}`}>
          {text('changeBoard.meetings.before')}
        </Button>
      )}
      <Button component={Link} to="/changes/board">
        {text('changeBoard.meetings.all')}
      </Button>
      {after && (
        <Button component={Link} to={`/cab/${after.date}`}>
          {text('changeBoard.meetings.after')}
        </Button>
      )}
    </>
  );
}
