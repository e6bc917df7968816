import { Box, useTheme } from '@mui/material';
import type { KeyboardEvent, MouseEvent } from 'react';
import type { ItemImpact } from '../../../../server/contract/configuration-item.ts';
import { useText } from '../../i18n/useText.ts';
import type { Drawn } from './impactLayout.ts';
import { useItemNames } from './useItemNames.ts';
import { useWorkText } from './useWorkText.ts';

interface Props {
  readonly node: Drawn;
  readonly impact: ItemImpact;
  readonly box: { readonly width: number; readonly height: number };
  readonly isCenter: boolean;
  readonly isOnPath: boolean;
  readonly tabIndex: 0 | -1;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onDoubleClick: () => void;
}

const longest = 22;

/** An item on the map: its name, what it is, and whether somebody works on it. */
export function MapBox({ node, impact, box, isCenter, isOnPath, ...hands }: Props) {
  const text = useText();
  const { palette } = useTheme();
  const { typeName, stateName } = useItemNames();
  const workText = useWorkText(impact);
  const item = impact.nodes.find(({ id }) => id === node.id);
  const work = workText(node.id);
  const type = typeName(item?.type ?? '');
  const said = [
    node.name,
    type,
    stateName(item?.status ?? ''),
    text('cmdb.impact.away', { depth: item?.depth ?? 0 }),
    work,
  ];
  return (
    <Box
      component="g"
      role="button"
      data-item={node.id}
      {...(isCenter ? { 'aria-current': 'true' as const } : {})}
      sx={{ cursor: 'pointer' }}
      {...hands}
      onClick={(event: MouseEvent<SVGGElement>) => event.currentTarget.focus()}
    >
      <title>{said.filter((part) => part !== '').join(', ')}</title>
      <rect
        x={node.x}
        y={node.y}
        {...box}
        rx={4}
        fill={palette.background.paper}
        stroke={isCenter || isOnPath ? palette.primary.main : palette.text.secondary}
        strokeWidth={isOnPath ? 3 : isCenter ? 2 : 1}
      />
      <text x={node.x + 8} y={node.y + 20} fontSize={13} fontWeight={isCenter ? 700 : 500} fill={palette.text.primary}>
        {shortened(node.name)}
      </text>
      <text
        x={node.x + 8}
        y={node.y + 37}
        fontSize={11}
        fill={work === '' ? palette.text.secondary : palette.error.main}
      >
        {shortened(work === '' ? type : work, 26)}
      </text>
    </Box>
  );
}

function shortened(words: string, most = longest): string {
  return words.length > most ? `${words.slice(0, most - 1)}…` : words;
}
