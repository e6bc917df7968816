export {
  checkDiagram,
  type DiagramFinding,
  type DiagramMeasure,
  measureDiagram,
} from './check/check-diagram.ts';
export { type MetricName, thresholds } from './check/thresholds.ts';
export { checkModel, tidy } from './tidy.ts';
