import type { Names } from '../element.ts';
import { type Box, grown, overlap, passesThrough, type Segment } from '../geometry.ts';
import { outsideFont, wrapText } from '../text/wrapped-text.ts';
import { count, labelsOf, type Metric, type Picture, pairs } from './picture.ts';

/** Label boxes are drawn with a little slack; touching by less than this is not seen. */
const slack = 2;

/** A name written over a shape; the one it belongs to included. */
export const labelOnShape: Metric = (picture) =>
  count(
    labelsOf(picture).flatMap(({ owner, box }) =>
      picture.nodes
        .filter((node) => node.kind !== 'frame' && overlap(grown(box, -slack), node.box))
        .map((node) => [owner, node.id]),
    ),
  );

export const labelOnLine: Metric = (picture) =>
  count(
    labelsOf(picture).flatMap(({ owner, box }) =>
      picture.flows
        .filter((flow) => flow.segments.some((segment) => touches(segment, grown(box, -slack))))
        .map((flow) => [owner, flow.id]),
    ),
  );

export const labelOnLabel: Metric = (picture) =>
  count(
    pairs(labelsOf(picture), (a, b) => overlap(grown(a.box, -slack), grown(b.box, -slack))).map(([a, b]) => [
      a.owner,
      b.owner,
    ]),
  );

/** A name across the border of a lane, a pool or a frame. */
export const labelOnBorder: Metric = (picture) =>
  count(
    labelsOf(picture).flatMap(({ owner, box }) =>
      bordersOf(picture)
        .filter((area) => bordersMeet(grown(box, -slack), area.box))
        .map((area) => [owner, area.id]),
    ),
  );

export const labelTooLargeEn: Metric = (picture) => tooLarge(picture, 'en');
export const labelTooLargeZh: Metric = (picture) => tooLarge(picture, 'zh');

/** A name outside a shape for which the diagram holds no box: every tool would put it elsewhere. */
export const missingLabel: Metric = (picture) => {
  const outside = picture.nodes.filter((node) => node.kind !== 'task' && node.kind !== 'frame');
  return count(
    [...outside, ...picture.flows].filter(({ names, label }) => names.en !== '' && !label).map(({ id }) => [id]),
  );
};

function tooLarge(picture: Picture, language: keyof Names) {
  return count(
    [...picture.nodes, ...picture.flows].flatMap(({ id, names, label }) => {
      if (!label || names[language] === '') return [];
      const text = wrapText(names[language], outsideFont, label.width);
      return text.isWordCut || text.height > label.height + 1 ? [[id]] : [];
    }),
  );
}

function touches(segment: Segment, box: Box): boolean {
  return passesThrough(segment, box);
}

function bordersOf(picture: Picture): readonly { readonly id: string; readonly box: Box }[] {
  const { lanes, pools } = picture.drawing;
  return [...lanes, ...pools, ...picture.nodes.filter((node) => node.kind === 'frame')];
}

function bordersMeet(label: Box, area: Box): boolean {
  const inside =
    label.x >= area.x &&
    label.y >= area.y &&
    label.x + label.width <= area.x + area.width &&
    label.y + label.height <= area.y + area.height;
  return overlap(label, area) && !inside;
}
