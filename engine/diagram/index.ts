export { checkDiagram, type DiagramFinding, type DiagramMeasure } from './check/check-diagram.ts';
export { type MetricName, thresholds } from './check/thresholds.ts';
export { checkModel, measureModel, type TidyOptions, tidy } from './tidy.ts';
