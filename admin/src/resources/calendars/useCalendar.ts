import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { CalendarDetail } from '../../../../server/contract/calendar.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';

/** How often a recalculation that runs is looked at, in milliseconds. */
const watchMs = 2000;

/** One calendar; while clocks are counted anew it is looked at again and again. */
export function useCalendar(id: string) {
  const { readCalendar } = useDataProvider<PraxisDataProvider>();
  return useQuery({
    queryKey: ['calendar', id],
    queryFn: () => readCalendar(id),
    refetchInterval: ({ state }) =>
      state.data?.recalculation && state.data.recalculation.finishedAt === null ? watchMs : false,
  });
}

/** A command on a calendar; every one answers the calendar as it is then. */
export function useCalendarCommand<Input>(
  id: string,
  command: (provider: PraxisDataProvider, input: Input) => Promise<CalendarDetail>,
) {
  const provider = useDataProvider<PraxisDataProvider>();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => command(provider, input),
    onSuccess: async (detail) => {
      queries.setQueryData(['calendar', id], detail);
      await queries.invalidateQueries({ queryKey: ['calendars'] });
    },
  });
}
