/**
 * Advance widths of Arial in thousandths of the font size, for the printable ASCII characters from space (32) on.
 * bpmn-js draws with "Arial, sans-serif"; a table keeps the measure equal on every machine and needs no DOM.
 */
const arial = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
];

/** Other Latin letters, as wide as the widest common small letter. */
const latin = 600;

/** Chinese, Japanese, Korean and full-width characters fill a square. */
const square = 1000;
const firstSquareCodePoint = 0x2e80;

/** The width of a text on one line, in px. */
export function textWidth(text: string, fontSize: number): number {
  let thousandths = 0;
  for (const character of text) thousandths += advance(character.codePointAt(0) ?? 0);
  return (thousandths * fontSize) / 1000;
}

/** May a line break before or after this character without a space? */
export function isSquare(character: string): boolean {
  return (character.codePointAt(0) ?? 0) >= firstSquareCodePoint;
}

function advance(codePoint: number): number {
  if (codePoint >= firstSquareCodePoint) return square;
  return arial[codePoint - 32] ?? latin;
}
