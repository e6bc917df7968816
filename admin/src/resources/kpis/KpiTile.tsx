import MetIcon from '@mui/icons-material/CheckCircleOutlined';
import MissedIcon from '@mui/icons-material/ErrorOutlined';
import NoDataIcon from '@mui/icons-material/HelpOutlined';
import AmberIcon from '@mui/icons-material/WarningAmber';
import { Box, Button, Card, type SvgIconProps, Typography } from '@mui/material';
import type { ComponentType } from 'react';
import type { KpiView } from '../../../../server/contract/kpi.ts';
import { useMoments } from '../../components/useMoments.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { KpiTrend } from './KpiTrend.tsx';
import { withUnit } from './withUnit.ts';

type Status = KpiView['status'];

const looks: Record<Status, { readonly icon: ComponentType<SvgIconProps>; readonly color: string }> = {
  green: { icon: MetIcon, color: 'success.main' },
  amber: { icon: AmberIcon, color: 'warning.main' },
  red: { icon: MissedIcon, color: 'error.main' },
  'no-data': { icon: NoDataIcon, color: 'text.secondary' },
};

interface Props {
  readonly kpi: KpiView;
  readonly withProcess: boolean;
  readonly onOpen: () => void;
}

/** One indicator: figure, target, trend, and the way to what was counted. */
export function KpiTile({ kpi, withProcess, onOpen }: Props) {
  const text = useText();
  const localized = useLocalized();
  const { short } = useMoments();
  const { icon: Icon, color } = looks[kpi.status];
  const counted = kpi.numerator > 0 || (kpi.denominator ?? 0) > 0;
  return (
    <Card component="li" sx={{ p: 2, display: 'flex', flexDirection: 'column', gap: 0.75, minWidth: 0 }}>
      <Typography variant="h2">
        {kpi.kpi} {localized(kpi.name)}
      </Typography>
      {withProcess && <Box sx={small}>{localized(kpi.processName)}</Box>}
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, flexWrap: 'wrap' }}>
        <Box sx={{ fontSize: '1.75rem', fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
          {kpi.shown === null ? text('app.state.empty_value') : withUnit(kpi.shown, kpi.unit)}
        </Box>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, color }}>
          <Icon aria-hidden sx={{ fontSize: 18 }} />
          {text(`kpis.status.${kpi.status}`)}
        </Box>
      </Box>
      <Box>{text(`kpis.target.${kpi.direction}`, { target: withUnit(String(kpi.target), kpi.unit) })}</Box>
      <KpiTrend kpi={kpi} />
      <Box sx={small}>
        {kpi.status === 'no-data' ? text('kpis.no_data_hint') : countedText(kpi, text)}
        {' · '}
        {text('kpis.period', { period: kpi.period })}
        {' · '}
        {kpi.takenAt === null ? text('kpis.live') : text('kpis.frozen', { at: short(kpi.takenAt) })}
      </Box>
      {kpi.description && <Box sx={small}>{localized(kpi.description)}</Box>}
      <Box sx={small}>{text('kpis.owner', { role: localized(kpi.owner) })}</Box>
      <Box sx={{ mt: 'auto' }}>
        <Button
          size="small"
          onClick={onOpen}
          disabled={!counted}
          aria-label={`${text('kpis.records')}: ${localized(kpi.name)}`}
        >
          {text('kpis.records')}
        </Button>
      </Box>
    </Card>
  );
}

/** "22 of 23" for shares, how many for averages, the count itself. */
function countedText(kpi: KpiView, text: ReturnType<typeof useText>): string {
  if (kpi.denominator === null) return text('kpis.counted', { count: kpi.numerator });
  if (Number.isInteger(kpi.numerator) && kpi.unit === '%')
    return text('kpis.of', { numerator: kpi.numerator, denominator: kpi.denominator });
  return text('kpis.average_of', { count: kpi.denominator });
}

const small = { fontSize: '0.75rem', color: 'text.secondary' };
