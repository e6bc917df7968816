import { isSquare, textWidth } from './character-width.ts';

/** How a text falls into lines of a given width. */
export interface WrappedText {
  readonly lines: readonly string[];
  /** Width of the longest line in px. */
  readonly width: number;
  readonly height: number;
  /** Words that had to be cut inside, because they are wider than the line. */
  readonly brokenWords: readonly string[];
}

export interface Font {
  readonly size: number;
  readonly lineHeight: number;
}

/** bpmn-js writes inside shapes at 12 px and outside at 11 px, both with a line height of 1.2. */
export const insideFont: Font = { size: 12, lineHeight: 14.4 };
export const outsideFont: Font = { size: 11, lineHeight: 13.2 };

/**
 * Breaks a text at spaces, after hyphens and between Chinese characters, as bpmn-js does; a word wider than the
 * line is cut.
 *
 * @param maxWidth px of one line
 */
export function wrapText(text: string, font: Font, maxWidth: number): WrappedText {
  const lines: string[] = [];
  const brokenWords: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (fits(line + piece.trimEnd(), font, maxWidth)) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trim());
    line = piece;
    if (fits(line.trimEnd(), font, maxWidth)) continue;
    brokenWords.push(piece.trim());
    const cut = cutWord(line, font, maxWidth);
    lines.push(...cut.slice(0, -1));
    line = cut.at(-1) ?? '';
  }
  if (line.trim() !== '') lines.push(line.trim());
  const width = Math.max(0, ...lines.map((each) => textWidth(each, font.size)));
  return { lines, width, height: lines.length * font.lineHeight, brokenWords };
}

/** The smallest parts between which a line may break; each keeps the space or hyphen behind it. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let word = '';
  for (const character of text) {
    if (word !== '' && !isClosing(character) && (isSquare(character) || isSquare(word.at(-1) ?? ''))) {
      pieces.push(word);
      word = '';
    }
    word += character;
    if (character === ' ' || character === '-' || character === '\n') {
      pieces.push(word);
      word = '';
    }
  }
  return word === '' ? pieces : [...pieces, word];
}

/** Punctuation that may not begin a line. */
function isClosing(character: string): boolean {
  return '，。？！、；：）'.includes(character);
}

function cutWord(word: string, font: Font, maxWidth: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part !== '' && !fits(part + character, font, maxWidth)) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

function fits(text: string, font: Font, maxWidth: number): boolean {
  return textWidth(text, font.size) <= maxWidth;
}
