import { Box, useTheme } from '@mui/material';
import type { ItemImpact } from '../../../../server/contract/configuration-item.ts';
import { useText } from '../../i18n/useText.ts';
import { pictureOf } from './impactLayout.ts';

const longest = 20;

/** The reach of an item drawn by levels. For those who do not see it, the list says the same. */
export function ImpactGraph({ impact }: { readonly impact: ItemImpact }) {
  const text = useText();
  const { palette } = useTheme();
  const { width, height, box, nodes, more, lines } = pictureOf(impact);
  const middle = box.height / 2;
  return (
    <Box sx={{ overflowX: 'auto', py: 1 }} tabIndex={0} role="group" aria-label={text('cmdb.impact.graph')}>
      <svg
        role="img"
        aria-label={text('cmdb.impact.picture', { count: impact.nodes.length })}
        width={width + 2}
        height={height + 2}
        viewBox={`-1 -1 ${width + 2} ${height + 2}`}
      >
        {lines.map(({ key, from, to }) => {
          const forward = from.x <= to.x;
          const [left, right] = forward ? [from, to] : [to, from];
          const x = left.x === right.x ? left.x : left.x + box.width;
          return (
            <line
              key={key}
              x1={x}
              y1={left.y + middle}
              x2={right.x}
              y2={right.y + middle}
              stroke={palette.text.secondary}
              strokeWidth={1}
            />
          );
        })}
        {nodes.map(({ id, label, x, y }, index) => (
          <g key={id}>
            <rect
              x={x}
              y={y}
              {...box}
              rx={4}
              fill={palette.background.paper}
              stroke={index === 0 ? palette.primary.main : palette.text.secondary}
              strokeWidth={index === 0 ? 2 : 1}
            />
            <text x={x + 8} y={y + middle + 4} fontSize={12} fill={palette.text.primary}>
              {label.length > longest ? `${label.slice(0, longest - 1)}…` : label}
            </text>
          </g>
        ))}
        {more.map(({ depth, count, x, y }) => (
          <text key={depth} x={x + 8} y={y + middle + 4} fontSize={12} fill={palette.text.secondary}>
            {text('cmdb.impact.more', { count })}
          </text>
        ))}
      </svg>
    </Box>
  );
}
