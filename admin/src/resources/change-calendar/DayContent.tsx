import FreezeIcon from '@mui/icons-material/AcUnitOutlined';
import WindowIcon from '@mui/icons-material/ScheduleOutlined';
import { Box } from '@mui/material';
import type { ChangeCalendar } from '../../../../server/contract/change-calendar.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { ChangeEntry } from './ChangeEntry.tsx';
import { touches } from './calendarDays.ts';

interface Props {
  readonly calendar: ChangeCalendar;
  readonly day: string;
  readonly detailed: boolean;
}

/** What a day holds: freezes, maintenance windows, then its changes. */
export function DayContent({ calendar, day, detailed }: Props) {
  const text = useText();
  const localized = useLocalized();
  const { zone } = calendar;
  const freezes = calendar.freezes.filter(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
  const windows = calendar.windows.filter(({ start, end }) => touches(day, start, end, zone));
  const changes = calendar.changes.filter(({ start, end }) => touches(day, start, end, zone));
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  return (
    <>
      {freezes.map(({ freeze, name }) => (
        <Box key={freeze} sx={{ ...line, color: 'info.main', fontWeight: 500 }}>
          <FreezeIcon aria-hidden sx={{ fontSize: 14 }} />
          {text('changeCalendar.freeze', { name: localized(name) })}
        </Box>
      ))}
      {windows.map(({ window, start, end }) => (
        <Box key={window} sx={{ ...line, color: 'text.secondary' }}>
          <WindowIcon aria-hidden sx={{ fontSize: 14 }} />
          {text('changeCalendar.window', { from: time.format(new Date(start)), to: time.format(new Date(end)) })}
        </Box>
      ))}
      {changes.length > 0 && (
        <Box component="ul" sx={{ m: 0, mt: 0.5, p: 0, listStyle: 'none' }}>
          {changes.map((change) => (
            <ChangeEntry key={change.id} change={change} zone={zone} detailed={detailed} />
          ))}
        </Box>
      )}
    </>
  );
}

const line = { display: 'flex', alignItems: 'center', gap: 0.5, fontSize: '0.75rem' };
