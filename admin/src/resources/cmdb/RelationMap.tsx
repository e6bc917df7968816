import { Box, useTheme } from '@mui/material';
import { type KeyboardEvent, useId, useMemo, useRef } from 'react';
import type { ItemImpact } from '../../../../server/contract/configuration-item.ts';
import { useText } from '../../i18n/useText.ts';
import { type Drawn, lineOf, nextBox, pictureOf } from './impactLayout.ts';
import { MapBox } from './MapBox.tsx';
import { type Direction, mapLevels, pathBetween } from './mapLevels.ts';
import { useItemNames } from './useItemNames.ts';

interface Props {
  readonly impact: ItemImpact;
  readonly direction: Direction;
  readonly zoom: number;
  /** Item that is looked at; the way to it is marked. */
  readonly selected: string;
  readonly onSelect: (id: string) => void;
  /** Draws the map around another item. */
  readonly onCenter: (id: string) => void;
}

/** Names of relations are drawn while they are few; else only those of the marked way. */
const mostNamed = 12;
const arrows = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const;
/** Room for the mark of the focus, and at the right for lines within the last column. */
const edge = 6;
const margin = 48;

/** What is around an item, by levels. Arrows walk along relations, Enter draws the map around another item. */
export function RelationMap({ impact, direction, zoom, selected, onSelect, onCenter }: Props) {
  const text = useText();
  const { palette } = useTheme();
  const { model, relationName } = useItemNames();
  const tip = useId();
  const place = useRef<HTMLDivElement>(null);
  const center = impact.nodes[0]?.id ?? '';
  const picture = useMemo(
    () => pictureOf(impact, mapLevels(impact, model?.relations ?? [], direction)),
    [impact, model, direction],
  );
  const path = pathBetween(impact.edges, center, selected);
  const isOnPath = (one: string, other: string) => {
    const at = path.indexOf(one);
    return at >= 0 && (path[at + 1] === other || path[at - 1] === other);
  };
  const isReachable = picture.nodes.some(({ id }) => id === selected) ? selected : center;
  const keys = (event: KeyboardEvent, node: Drawn) => {
    const arrow = arrows.find((each) => each === event.key);
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onCenter(node.id);
    }
    if (arrow === undefined) return;
    event.preventDefault();
    const next = nextBox(picture, node, arrow);
    if (next) place.current?.querySelector<SVGGElement>(`[data-item="${CSS.escape(next.id)}"]`)?.focus();
  };
  const [width, height] = [picture.width + margin, picture.height + 2 * edge];
  return (
    <Box
      ref={place}
      role="group"
      aria-label={text('cmdb.map.drawing', { count: impact.nodes.length })}
      sx={{ overflow: 'auto', maxHeight: 620, py: 1 }}
    >
      <Box component="svg" width={width * zoom} height={height * zoom} viewBox={`${-edge} ${-edge} ${width} ${height}`}>
        <defs>
          <marker
            id={tip}
            viewBox="0 0 8 8"
            refX="8"
            refY="4"
            markerWidth="9"
            markerHeight="9"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M 0 0 L 8 4 L 0 8 z" fill={palette.text.secondary} />
          </marker>
        </defs>
        {picture.lines.map((line) => {
          const marked = isOnPath(line.from.id, line.to.id);
          const isNamed = marked || picture.lines.length <= mostNamed;
          return (
            <g key={line.key} aria-hidden>
              <path
                d={lineOf(line)}
                fill="none"
                stroke={marked ? palette.primary.main : palette.text.secondary}
                strokeWidth={marked ? 3 : 1}
                markerEnd={`url(#${tip})`}
              />
              {isNamed && (
                <text
                  x={(line.from.x + line.to.x + picture.box.width) / 2 + (line.from.x === line.to.x ? 92 : 0)}
                  y={(line.from.y + line.to.y + picture.box.height) / 2 - 4}
                  fontSize={11}
                  textAnchor="middle"
                  fill={palette.text.secondary}
                  stroke={palette.background.paper}
                  strokeWidth={3}
                  paintOrder="stroke"
                >
                  {relationName(line.type, false)}
                </text>
              )}
            </g>
          );
        })}
        {picture.nodes.map((node) => (
          <MapBox
            key={node.id}
            node={node}
            impact={impact}
            box={picture.box}
            isCenter={node.id === center}
            isOnPath={path.includes(node.id)}
            tabIndex={node.id === isReachable ? 0 : -1}
            onFocus={() => onSelect(node.id)}
            onKeyDown={(event) => keys(event, node)}
            onDoubleClick={() => onCenter(node.id)}
          />
        ))}
        {picture.more.map(({ level, count, x, y }) => (
          <text key={level} x={x + 8} y={y + 24} fontSize={12} fill={palette.text.secondary}>
            {text('cmdb.map.more', { count })}
          </text>
        ))}
      </Box>
    </Box>
  );
}
