import { Box, Button, LinearProgress } from '@mui/material';
import { useState } from 'react';
import type { CalendarDetail } from '../../../../server/contract/calendar.ts';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useMoments } from '../../components/useMoments.ts';
import { useText } from '../../i18n/useText.ts';
import { useMay } from '../../session/useMay.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import { useCalendarCommand } from './useCalendar.ts';

/** Clocks that count in the calendar, and the choice to count them anew. */
export function OpenClocks({ detail }: { readonly detail: CalendarDetail }) {
  const text = useText();
  const may = useMay();
  const { short } = useMoments();
  const [asking, setAsking] = useState(false);
  const recalculate = useCalendarCommand(detail.id, (provider, reason: string) =>
    provider.recalculateClocks(detail.id, reason),
  );
  const { openClocks, recalculation } = detail;
  const settled = (recalculation?.total ?? 0) - (recalculation?.done ?? 0);
  const running = recalculation !== null && recalculation.finishedAt === null;
  return (
    <Panel title={text('calendars.clocks.title')}>
      <Box>{text('calendars.clocks.counts', { ...openClocks })}</Box>
      <Box sx={{ color: 'text.secondary' }}>{text('calendars.clocks.rule')}</Box>
      {recalculate.error && <ProblemNotice error={recalculate.error} />}
      {running && (
        <Box sx={{ my: 1 }} role="status">
          {text('calendars.clocks.running', { done: recalculation.done, total: recalculation.total })}
          <LinearProgress
            variant="determinate"
            aria-label={text('calendars.clocks.title')}
            value={(recalculation.done * 100) / Math.max(1, recalculation.total)}
          />
        </Box>
      )}
      {recalculation?.finishedAt && (
        <Box>
          {text('calendars.clocks.done', {
            done: recalculation.done,
            moved: recalculation.moved,
            at: short(recalculation.finishedAt),
          })}{' '}
          {settled > 0 && text('calendars.clocks.settled', { settled })}
        </Box>
      )}
      {may('calendar.approve') && openClocks.older > 0 && (
        <Button sx={{ mt: 1 }} disabled={running} onClick={() => setAsking(true)}>
          {text('calendars.clocks.recalculate')}
        </Button>
      )}
      {asking && (
        <ReasonDialog
          title={text('calendars.clocks.recalculate')}
          onClose={() => setAsking(false)}
          onReason={(reason) => {
            setAsking(false);
            recalculate.mutate(reason);
          }}
        />
      )}
    </Panel>
  );
}
