/** A limit that depends on how large the diagram is: applies up to and including `upTo`, the first that fits. */
interface GraduatedLimit {
  readonly fact: 'nodes' | 'lanes';
  readonly upTo: number;
  readonly good: number;
}

/**
 * When a metric is good and when it is an error; between the two it is a warning.
 * `most`: the value shall not exceed the limits; `least`: it shall not fall below them.
 */
export interface Threshold {
  readonly bound: 'most' | 'least';
  readonly good: number;
  readonly error: number;
  readonly graduated?: readonly GraduatedLimit[];
}

const none: Threshold = { bound: 'most', good: 0, error: 0 };

/** The limits of every metric. Lengths in px, areas in 1000 px2; `PerFlow` and shares are means over all flows. */
export const thresholds = {
  undrawn: none,
  shapeOverlap: none,
  throughShape: none,
  overlaps: none,
  crossingsPerFlow: { bound: 'most', good: 0.05, error: 0.15 },
  bendsPerFlow: { bound: 'most', good: 0.8, error: 1 },
  mostBends: { bound: 'most', good: 4, error: 5 },
  straightFlows: { bound: 'least', good: 0.5, error: 0.4 },
  diagonals: none,
  jogs: { bound: 'most', good: 0, error: 1 },
  leftToRight: { bound: 'least', good: 0.9, error: 0.8 },
  enterFromRight: { bound: 'most', good: 0, error: 1 },
  detour: { bound: 'most', good: 1.1, error: 1.3 },
  undockedEnds: none,
  labelOnShape: none,
  labelOnLine: none,
  labelOnLabel: none,
  labelOnBorder: none,
  labelTooLargeEn: none,
  labelTooLargeZh: none,
  missingLabel: none,
  taskTextEn: none,
  taskTextZh: none,
  textOverIconEn: none,
  textOverIconZh: none,
  nodesPerRow: { bound: 'least', good: 3.5, error: 2, graduated: [{ fact: 'nodes', upTo: 14, good: 2.5 }] },
  nearMisses: none,
  closeRows: none,
  smallestGap: { bound: 'least', good: 30, error: 20 },
  taskSizes: { bound: 'most', good: 1, error: 2 },
  framePad: { bound: 'least', good: 20, error: 12 },
  outsideLane: none,
  emptyLanes: none,
  lanePad: { bound: 'least', good: 15, error: 8 },
  nodes: { bound: 'most', good: 25, error: 35 },
  width: { bound: 'most', good: 2400, error: 2900 },
  areaPerNode: {
    bound: 'most',
    good: 120,
    error: 150,
    graduated: [
      { fact: 'lanes', upTo: 1, good: 45 },
      { fact: 'lanes', upTo: 3, good: 70 },
    ],
  },
} as const satisfies Readonly<Record<string, Threshold>>;

export type MetricName = keyof typeof thresholds;
