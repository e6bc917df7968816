import { Box } from '@mui/material';
import type { CalendarDetail } from '../../../../server/contract/calendar.ts';
import { Panel } from '../../components/Panel.tsx';
import { useMoments } from '../../components/useMoments.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

/** Every version that was in force: when, by whom, and why. */
export function CalendarVersions({ detail }: { readonly detail: CalendarDetail }) {
  const text = useText();
  const localized = useLocalized();
  const { short } = useMoments();
  return (
    <Panel title={text('calendars.versions.title')}>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {detail.versions.map(({ version, publishedAt, publishedBy, origin, reason }) => (
          <li key={version}>
            {text('calendars.versions.line', {
              version,
              at: short(publishedAt),
              origin:
                origin === 'package'
                  ? text('calendars.versions.package')
                  : text('calendars.versions.draft', { name: localized(publishedBy?.name) }),
            })}
            {reason && `: ${reason}`}
          </li>
        ))}
      </Box>
    </Panel>
  );
}
