import { Box } from '@mui/material';
import type { KpiView } from '../../../../server/contract/kpi.ts';
import { useText } from '../../i18n/useText.ts';
import { withUnit } from './withUnit.ts';

const width = 240;
const height = 44;

/** The last periods as bars with the target as a line; read aloud as a list of figures. */
export function KpiTrend({ kpi }: { readonly kpi: KpiView }) {
  const text = useText();
  const points = kpi.trend.map(({ period, shown }) =>
    shown === null
      ? text('kpis.point_none', { period })
      : text('kpis.point', { period, value: withUnit(shown, kpi.unit) }),
  );
  const highest = Math.max(kpi.target, ...kpi.trend.map(({ value }) => value ?? 0), 1e-9);
  const step = width / Math.max(1, kpi.trend.length);
  const y = (value: number) => height - 2 - (Math.max(0, value) / highest) * (height - 6);
  return (
    <Box
      component="svg"
      role="img"
      aria-label={text('kpis.trend', { points: points.join('; ') })}
      viewBox={`0 0 ${width} ${height}`}
      sx={{ width: 1, height, color: 'primary.main' }}
      preserveAspectRatio="none"
    >
      {kpi.trend.map(({ period, value }, index) => (
        <rect
          key={period}
          x={index * step + 2}
          width={step - 4}
          y={value === null ? height - 3 : y(value)}
          height={value === null ? 1 : Math.max(1, height - 2 - y(value))}
          fill="currentColor"
          opacity={value === null ? 0.3 : index === kpi.trend.length - 1 ? 1 : 0.55}
        />
      ))}
      <line x1={0} x2={width} y1={y(kpi.target)} y2={y(kpi.target)} stroke="currentColor" strokeDasharray="4 3" />
    </Box>
  );
}
