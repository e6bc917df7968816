import {
  Alert,
  Box,
  Button,
  Stack,
  ToggleButton,
  ToggleButtonGroup,
  Typography,
  useMediaQuery,
  useTheme,
} from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useNow } from '../../components/useNow.ts';
import { Waiting } from '../../components/Waiting.tsx';
import { useLanguage } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useKeys } from '../../keyboard/useKeys.ts';
import { useSession } from '../../session/sessionStore.ts';
import { CalendarFilters } from './CalendarFilters.tsx';
import { CalendarGrid } from './CalendarGrid.tsx';
import { CalendarList } from './CalendarList.tsx';
import { calendarViews, dayOf, paged, weeksOf } from './calendarDays.ts';
import { changeCalendarApi } from './changeCalendarApi.ts';
import { FreeSlotDialog } from './FreeSlotDialog.tsx';
import { NothingPlanned } from './NothingPlanned.tsx';
import { SubscriptionDialog } from './SubscriptionDialog.tsx';
import { useCalendarPlace } from './useCalendarPlace.ts';

/** A month, a week, or the days of a month in which something is on. Phones always get the list. */
export function ChangeCalendarBoard() {
  const text = useText();
  const language = useLanguage();
  const isNarrow = useMediaQuery(useTheme().breakpoints.down('md'));
  const [asked, setAsked] = useState<'free-slots' | 'subscriptions' | null>(null);
  const today = dayOf(useNow().getTime(), useSession()?.zone);
  const { view, day, filter, set } = useCalendarPlace(today);
  const weeks = weeksOf(view, day);
  const days = view === 'week' ? weeks.flat() : weeks.flat().filter((each) => each.startsWith(day.slice(0, 7)));
  const [first, last] = [weeks.flat().at(0) ?? day, weeks.flat().at(-1) ?? day];
  const { data, error, refetch } = useQuery({
    queryKey: ['change-calendar', first, last, filter],
    queryFn: () => changeCalendarApi.read(first, last, filter),
    placeholderData: keepPreviousData,
  });
  const turn = (pages: 1 | -1) => set({ day: paged(view, day, pages) });
  useKeys({
    arrowleft: () => turn(-1),
    arrowright: () => turn(1),
    t: () => set({ day: today }),
    m: () => set({ view: 'month' }),
    w: () => set({ view: 'week' }),
    l: () => set({ view: 'list' }),
  });
  const title = titleOf(view === 'week', first, day, language);
  return (
    <>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {text('changeCalendar.hint')}
      </Typography>
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center', mb: 1.5 }}>
        <Button onClick={() => turn(-1)}>{text('changeCalendar.before')}</Button>
        <Button onClick={() => set({ day: today })}>{text('changeCalendar.today')}</Button>
        <Button onClick={() => turn(1)}>{text('changeCalendar.after')}</Button>
        {!isNarrow && (
          <ToggleButtonGroup
            exclusive
            size="small"
            value={view}
            aria-label={text('changeCalendar.view.label')}
            onChange={(_, chosen) => chosen !== null && set({ view: chosen })}
          >
            {calendarViews.map((each) => (
              <ToggleButton key={each} value={each} sx={{ py: 0.5, color: 'text.primary' }}>
                {text(`changeCalendar.view.${each}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        )}
        <CalendarFilters filter={filter} onChange={(key, value) => set({ [key]: value })} />
        <Button onClick={() => setAsked('free-slots')}>{text('changeCalendar.slots.find')}</Button>
        <Button component="a" href={changeCalendarApi.fileAddress(first, last, filter, language)} download>
          {text('changeCalendar.download')}
        </Button>
        <Button onClick={() => setAsked('subscriptions')}>{text('changeCalendar.subscription.title')}</Button>
      </Stack>
      <Typography variant="h2" aria-live="polite" sx={{ mb: 1 }}>
        {title}
      </Typography>
      {error && <ProblemNotice error={error} retry={refetch} />}
      {data === undefined && !error && <Waiting rows={6} />}
      {data?.more && <Alert severity="warning">{text('changeCalendar.more')}</Alert>}
      {data?.changes.length === 0 && (
        <NothingPlanned from={last} filter={filter} onShow={(next) => set({ day: dayOf(next, data.zone) })} />
      )}
      {data && (
        <Box sx={{ overflowX: 'auto' }}>
          {isNarrow || view === 'list' ? (
            <CalendarList calendar={data} days={days} />
          ) : (
            <CalendarGrid
              calendar={data}
              weeks={weeks}
              month={view === 'month' ? day.slice(0, 7) : null}
              today={today}
              title={title}
            />
          )}
        </Box>
      )}
      {asked === 'free-slots' && <FreeSlotDialog from={today} onClose={() => setAsked(null)} />}
      {asked === 'subscriptions' && <SubscriptionDialog onClose={() => setAsked(null)} />}
    </>
  );
}

function titleOf(isWeek: boolean, monday: string, day: string, language: 'en' | 'zh'): string {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  if (!isWeek) return month.format(new Date(day));
  return date.formatRange(new Date(monday), new Date(Date.parse(monday) + 6 * 86_400_000));
}
