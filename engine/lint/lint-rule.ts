import type { Finding } from '../errors.ts';
import { type ModdleElement, many } from '../model/moddle-element.ts';
import type { Known } from './known.ts';

/** Where a rule says what it has found; `severity` where it differs from that of the rule. */
export type Report = (element: ModdleElement, message: string, severity?: Finding['severity']) => void;

/**
 * One of our rules: a file of its name. It looks at one element at a time, the whole file's root among them, and
 * runs in the browser as well.
 */
export interface LintRule {
  /** The file's name. */
  readonly name: string;
  readonly severity: Finding['severity'];
  check(element: ModdleElement, report: Report, known: Known): void;
}

/** The root, its processes with everything inside, lanes and participants: whatever a rule may look at. */
export function elementsOf(definitions: ModdleElement): readonly ModdleElement[] {
  return [definitions, ...many(definitions, 'rootElements').flatMap(within)];
}

const parts = ['flowElements', 'laneSets', 'lanes', 'participants'];

function within(element: ModdleElement): readonly ModdleElement[] {
  const childLanes: unknown = Reflect.get(element, 'childLaneSet');
  const inner = parts.flatMap((part) => many(element, part));
  const nested =
    typeof childLanes === 'object' && childLanes !== null ? many(childLanes as ModdleElement, 'lanes') : [];
  return [element, ...[...inner, ...nested].flatMap(within)];
}
