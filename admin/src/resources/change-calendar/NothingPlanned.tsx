import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useText } from '../../i18n/useText.ts';
import { addDays } from './calendarDays.ts';
import { type CalendarFilter, changeCalendarApi } from './changeCalendarApi.ts';

interface Props {
  /** Last day that is shown. */
  readonly from: string;
  readonly filter: CalendarFilter;
  readonly onShow: (start: string) => void;
}

const daysAhead = 90;

/** Says that nothing is planned, and leads to the next change there is. */
export function NothingPlanned({ from, filter, onShow }: Props) {
  const text = useText();
  const { data } = useQuery({
    queryKey: ['change-calendar', from, 'next', filter],
    queryFn: () => changeCalendarApi.read(from, addDays(from, daysAhead), filter),
  });
  const next = data?.changes[0];
  return (
    <EmptyState
      sentence={text('changeCalendar.empty')}
      action={
        next && (
          <Button onClick={() => onShow(next.start)}>{text('changeCalendar.next', { number: next.number })}</Button>
        )
      }
    />
  );
}
