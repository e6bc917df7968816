import type { Names } from '../element.ts';
import { outsideFont, wrapText } from './wrapped-text.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * px at which external labels wrap, and the room left over so that no browser wraps earlier: where Arial is not
 * installed, the font that stands in for it is up to a tenth wider.
 */
const wrapWidth = 90;
const slack = { fixed: 4, share: 0.08 };

/**
 * The box of an external label: large enough for the name in either language. Nothing for a nameless element.
 *
 * @param maxWidth px at which the name wraps, before slack
 */
export function labelSize(names: Names, maxWidth: number = wrapWidth): Size | undefined {
  const texts = [names.en, names.zh].filter((text) => text !== '').map((text) => wrapText(text, outsideFont, maxWidth));
  if (texts.length === 0) return undefined;
  return {
    width: Math.ceil(Math.max(...texts.map((text) => text.width)) * (1 + slack.share)) + slack.fixed,
    height: Math.ceil(Math.max(...texts.map((text) => text.height))),
  };
}
