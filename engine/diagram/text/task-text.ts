import { textWidth } from './character-width.ts';
import { insideFont, wrapText } from './wrapped-text.ts';

/** bpmn-js keeps 7 px free on each side of a task's text and draws the type icon in the upper left corner. */
const padding = 7;
const iconEdge = 27;
const mostLines = 4;

/** Does a name fit a task of this width in px, in at most four lines and without cutting a word? */
export function fitsTask(name: string, width: number): boolean {
  const { lines, isWordCut } = wrapText(name, insideFont, width - 2 * padding);
  return !isWordCut && lines.length <= mostLines;
}

/** Does a name, centered in a task of this size, reach into the type icon? Lengths in px. */
export function nameMeetsIcon(name: string, width: number, height: number): boolean {
  const { lines } = wrapText(name, insideFont, width - 2 * padding);
  const top = (height - lines.length * insideFont.lineHeight) / 2;
  return lines.some((line, index) => {
    const left = (width - textWidth(line, insideFont.size)) / 2;
    return top + index * insideFont.lineHeight + 2 < iconEdge && left < iconEdge;
  });
}
