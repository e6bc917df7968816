import { around } from '../geometry.ts';
import { type Metric, nodeCount, type Picture } from './picture.ts';

/** Everything a reader has to take in: boundary events included, frames only by what is in them. */
export const nodes: Metric = (picture) => ({ value: nodeCount(picture), culprits: [[]] });

/** Width of the whole diagram: beyond 2400 px its labels are too small to read on one screen. */
export const width: Metric = (picture) => ({ value: page(picture).width, culprits: [[]] });

/** Paper used per node, in 1000 px2. */
export const areaPerNode: Metric = (picture) => {
  const { width: across, height } = page(picture);
  return { value: (across * height) / 1000 / Math.max(1, nodeCount(picture)), culprits: [[]] };
};

function page(picture: Picture) {
  const { pools, lanes, nodes: shapes, flows } = picture.drawing;
  const labels = [...shapes, ...flows].flatMap(({ label }) => (label ? [label] : []));
  return around([...pools, ...lanes, ...shapes].map(({ box }) => box).concat(labels));
}
