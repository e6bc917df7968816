import { isSquare, textWidth } from './character-width.ts';

/** How a text falls into lines of a given width. */
export interface WrappedText {
  readonly lines: readonly string[];
  /** Width of the longest line in px. */
  readonly width: number;
  readonly height: number;
  /** Was a word cut inside, because it is wider than the line? Chinese text may be cut anywhere. */
  readonly isWordCut: boolean;
}

export interface Font {
  readonly size: number;
  readonly lineHeight: number;
}

/** bpmn-js writes inside shapes at 12 px and outside at 11 px, both with a line height of 1.2. */
export const insideFont: Font = { size: 12, lineHeight: 14.4 };
export const outsideFont: Font = { size: 11, lineHeight: 13.2 };

/**
 * Breaks a text into lines the way bpmn-js does: it guesses from the mean width of a character how many fit, keeps
 * the words up to there, and cuts a word only when not even one fits. The guess may break a little too early, so a
 * plain "as many words as fit" would promise fewer lines than readers see.
 *
 * @param maxWidth px of one line
 */
export function wrapText(text: string, font: Font, maxWidth: number): WrappedText {
  const lines: string[] = [];
  let isWordCut = false;
  for (const paragraph of text.split('\n')) {
    let rest = paragraph.trim();
    while (rest !== '') {
      const line = firstLine(rest, font, maxWidth);
      lines.push(line.trim());
      isWordCut ||= cutsWord(rest, line.length);
      rest = rest.slice(line.length).trim();
    }
  }
  const width = Math.max(0, ...lines.map((each) => textWidth(each, font.size)));
  return { lines, width, height: lines.length * font.lineHeight, isWordCut };
}

function firstLine(text: string, font: Font, maxWidth: number): string {
  let line = text;
  for (
    let width = textWidth(line, font.size);
    width > maxWidth && line.length > 1;
    width = textWidth(line.trimEnd(), font.size)
  ) {
    const guess = Math.max(1, (line.length * maxWidth) / width);
    const words = wordsWithin(line, guess);
    line = words === '' ? line.slice(0, Math.max(1, Math.round(guess - 1))) : words;
  }
  return line;
}

/** The words, with the spaces or hyphens behind them, that take less than so many characters. */
function wordsWithin(text: string, limit: number): string {
  let kept = '';
  for (const part of text.split(/(\s|-)/)) {
    if (kept.length + part.length >= limit) return part === '-' ? withoutLastWord(kept) : kept;
    kept += part;
  }
  return kept;
}

/** A word stays with its hyphen. */
function withoutLastWord(text: string): string {
  return text.slice(0, Math.max(text.lastIndexOf(' '), text.lastIndexOf('-')) + 1);
}

function cutsWord(text: string, at: number): boolean {
  const [before, after] = [text[at - 1], text[at]];
  if (before === undefined || after === undefined) return false;
  return ![before, after].some((character) => isSquare(character) || character === ' ') && before !== '-';
}
