import type { BpmnElement, Names } from '../element.ts';
import { namesOf } from '../element.ts';
import { hasIcon, hasMarker, kindOf } from '../node-kind.ts';
import type { Size } from '../text/label-size.ts';
import { fitsTask, nameMeetsIcon } from '../text/task-text.ts';

export const eventSize = 36;
const gatewaySize = 50;
const taskHeight = 80;
const taskWidths = { usual: 100, forLongNames: 120 };
const spotWidth = 100;

/** A host of so many boundary events is widened to give each its own spot. */
const crowd = 3;

/**
 * The one width of all tasks of a diagram in px: the usual one, or a little more when a name then keeps clear of
 * the type icon. One width for all, because rows of unequal tasks look untidy.
 */
export function taskWidth(elements: readonly BpmnElement[]): number {
  const tasks = elements.filter((element) => kindOf(element) === 'task');
  const suffices = (width: number) => tasks.every((task) => isReadable(task, width));
  return suffices(taskWidths.usual) ? taskWidths.usual : taskWidths.forLongNames;
}

/** Size of a shape in px. @param guests number of boundary events on it */
export function sizeOf(element: BpmnElement, guests: number, width: number): Size {
  const kind = kindOf(element);
  if (kind === 'event' || kind === 'boundary') return { width: eventSize, height: eventSize };
  if (kind === 'gateway') return { width: gatewaySize, height: gatewaySize };
  if (guests < crowd) return { width, height: taskHeight };
  return { width: spots(element, guests) * spotWidth + 20, height: taskHeight };
}

/**
 * Where boundary events may sit on an edge: distances from its middle in px, left to right, at least as many as
 * guests. They are symmetric and stay clear of the marker in the middle of the lower edge.
 */
export function spotOffsets(element: BpmnElement, guests: number): readonly number[] {
  if (guests >= crowd) {
    const all = spots(element, guests);
    return Array.from({ length: all }, (_, index) => (index - (all - 1) / 2) * spotWidth);
  }
  const offset = hasMarker(element) ? 38 : 29;
  return guests === 1 ? [offset] : [-offset, offset];
}

/** An odd number of spots would put one on the marker. */
function spots(element: BpmnElement, guests: number): number {
  return hasMarker(element) && guests % 2 === 1 ? guests + 1 : guests;
}

function isReadable(task: BpmnElement, width: number): boolean {
  const names: Names = namesOf(task);
  return [names.en, names.zh].every(
    (name) => fitsTask(name, width) && !(hasIcon(task.$type) && nameMeetsIcon(name, width, taskHeight)),
  );
}
