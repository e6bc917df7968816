import ConflictIcon from '@mui/icons-material/WarningAmber';
import { Box } from '@mui/material';
import type { ScheduledChange } from '../../../../server/contract/change-calendar.ts';
import { RecordLink } from '../../components/RecordLink.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useFindingText } from './useFindingText.ts';

interface Props {
  readonly change: ScheduledChange;
  readonly zone: string;
  /** With people, services, items and every conflict in words. */
  readonly detailed: boolean;
}

const colors: Readonly<Record<string, string>> = {
  low: 'success.main',
  medium: 'info.main',
  high: 'warning.main',
  'very-high': 'error.main',
};

/** One change: time, number, risk and phase. Color and line only repeat what the words say. */
export function ChangeEntry({ change, zone, detailed }: Props) {
  const text = useText();
  const localized = useLocalized();
  const findingText = useFindingText();
  const { number, title, start, end, phase, riskLevel, outage, implementer, services, items, findings } = change;
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  const risk = riskLevel === null ? [] : [text(`changeCalendar.risk.${riskLevel as 'low'}`)];
  const words = [...risk, text(`changeCalendar.phase.${phase}`), ...(outage ? [text('changeCalendar.outage')] : [])];
  const named = (things: typeof items) => things.map(({ name }) => localized(name)).join(', ');
  return (
    <Box
      component="li"
      sx={{
        borderLeft: 4,
        borderLeftStyle: phase === 'proposed' ? 'dashed' : 'solid',
        borderLeftColor: colors[riskLevel ?? ''] ?? 'text.secondary',
        pl: 0.75,
        mb: 0.75,
        minWidth: 0,
        overflowWrap: 'anywhere',
        fontSize: '0.75rem',
      }}
    >
      {time.format(new Date(start))}–{time.format(new Date(end))} <RecordLink type="change" number={number} />
      <Box sx={{ fontWeight: 500 }}>{title}</Box>
      <Box sx={{ color: 'text.secondary' }}>{words.join(' · ')}</Box>
      {detailed && (
        <Box sx={{ color: 'text.secondary' }}>
          {[localized(implementer?.name), named(services), named(items)].filter((part) => part !== '').join(' · ')}
        </Box>
      )}
      {findings.length > 0 && (
        <Box sx={{ display: 'flex', gap: 0.5, color: 'warning.main' }}>
          <ConflictIcon aria-hidden sx={{ fontSize: 16 }} />
          {detailed ? (
            <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
              {findings.map((finding) => (
                <li key={`${finding.check} ${finding.with}`}>{findingText(finding)}</li>
              ))}
            </Box>
          ) : (
            text('changeCalendar.conflicts', { smart_count: findings.length })
          )}
        </Box>
      )}
    </Box>
  );
}
