import { Alert, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import type { CalendarDetail } from '../../../../server/contract/calendar.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useNow } from '../../components/useNow.ts';
import { Waiting } from '../../components/Waiting.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useMay } from '../../session/useMay.ts';
import { CalendarVersions } from './CalendarVersions.tsx';
import { DraftPanel } from './DraftPanel.tsx';
import { OpenClocks } from './OpenClocks.tsx';
import { TryPanel } from './TryPanel.tsx';
import { useCalendar } from './useCalendar.ts';
import { WeekPanel } from './WeekPanel.tsx';
import { YearPanel } from './YearPanel.tsx';

/** One calendar: tried out, seen as week and year, changed by draft and approval. */
export function CalendarPage() {
  const { id = '' } = useParams();
  const text = useText();
  const { data, error, refetch } = useCalendar(id);
  return (
    <>
      <PageTitle title={text('calendars.title')} />
      {error && <ProblemNotice error={error} retry={refetch} />}
      {data === undefined && !error && <Waiting rows={6} />}
      {data && <Loaded key={`${data.version} ${data.draft?.lockVersion ?? 'none'}`} detail={data} />}
    </>
  );
}

/** What is typed is kept here until it is saved: week and year change one calendar. */
function Loaded({ detail }: { readonly detail: CalendarDetail }) {
  const text = useText();
  const localized = useLocalized();
  const may = useMay();
  const nextYear = useNow().getFullYear() + 1;
  const shown = detail.draft?.calendar ?? detail.calendar;
  const [typed, setTyped] = useState(shown);
  const editing = detail.draft?.status === 'draft' && may('calendar.edit');
  const incomplete = detail.calendar.completeUntil < `${nextYear}-12-31`;
  return (
    <Stack spacing={2}>
      <Typography variant="h1">{localized(detail.calendar.name)}</Typography>
      {incomplete && (
        <Alert severity="warning" variant="outlined">
          {text('calendars.incomplete', { year: nextYear, date: detail.calendar.completeUntil })}
        </Alert>
      )}
      <TryPanel detail={detail} />
      <DraftPanel detail={detail} typed={typed} changed={typed !== shown} />
      <WeekPanel calendar={typed} onChange={editing ? setTyped : null} />
      <YearPanel calendar={typed} onChange={editing ? setTyped : null} />
      <OpenClocks detail={detail} />
      <CalendarVersions detail={detail} />
    </Stack>
  );
}
