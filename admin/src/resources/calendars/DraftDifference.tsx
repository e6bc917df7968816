import { Box, Typography } from '@mui/material';
import { writeHours } from '../../../../rules/hours-text.ts';
import type { CalendarDraftView } from '../../../../server/contract/calendar-draft.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { LeftOut } from './LeftOut.tsx';

const lists = ['added', 'removed', 'turned', 'altered'] as const;

/** What a draft would change, day by day, and what an import left out. */
export function DraftDifference({ draft }: { readonly draft: CalendarDraftView }) {
  const text = useText();
  const localized = useLocalized();
  const { difference } = draft;
  const { weekdays, completeUntil } = difference;
  const dayName = (day: string) => (isWeekday(day) ? text(`calendars.week.day.d${day}`) : day);
  const facts = [
    difference.zone && text('calendars.draft.zone_changed'),
    difference.name && text('calendars.draft.name_changed'),
    completeUntil && text('calendars.draft.until', { date: completeUntil }),
    weekdays.length > 0 && text('calendars.week.changed', { days: weekdays.map(dayName).join(', ') }),
  ].filter((fact): fact is string => typeof fact === 'string');
  const days = lists.filter((list) => difference[list].length > 0);
  const leftOut = draft.imports.flatMap((each) => each.leftOut);
  return (
    <Box>
      <Box>{text(`calendars.state.${draft.status}`)}</Box>
      <Box>{text('calendars.draft.by', { names: draft.editors.map(({ name }) => localized(name)).join(', ') })}</Box>
      <Box>{text('calendars.draft.reason', { reason: draft.reason })}</Box>
      {facts.map((fact) => (
        <Box key={fact}>{fact}</Box>
      ))}
      {facts.length === 0 && days.length === 0 && <Box>{text('calendars.draft.unchanged')}</Box>}
      {days.map((list) => (
        <Box key={list}>
          <Typography variant="h3">{text(`calendars.draft.${list}`, { count: difference[list].length })}</Typography>
          <Box component="ul" sx={{ m: 0, pl: 2.5, columns: { xs: 1, sm: 2 } }}>
            {difference[list].map(({ date, kind, name, hours }) => (
              <li key={date}>
                {date} {text(`calendars.year.${kind}`)}
                {name && ` · ${localized(name)}`}
                {hours && ` · ${writeHours(hours) || text('calendars.year.closed')}`}
              </li>
            ))}
          </Box>
        </Box>
      ))}
      {leftOut.length > 0 && (
        <>
          <Typography variant="h3">{text('calendars.draft.left_out', { count: leftOut.length })}</Typography>
          <LeftOut lines={leftOut} />
        </>
      )}
    </Box>
  );
}

const weekdayKeys = ['1', '2', '3', '4', '5', '6', '7'] as const;

function isWeekday(day: string): day is (typeof weekdayKeys)[number] {
  return weekdayKeys.some((key) => key === day);
}
