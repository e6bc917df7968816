import { describe, expect, test } from 'vitest';

import { textWidth } from '../../../engine/diagram/text/character-width.ts';
import { labelSize } from '../../../engine/diagram/text/label-size.ts';
import { nameMeetsIcon } from '../../../engine/diagram/text/task-text.ts';
import { insideFont, outsideFont, wrapText } from '../../../engine/diagram/text/wrapped-text.ts';

describe('the measure of text', () => {
  test.each([
    { text: 'i', fontSize: 10, width: 2.22 },
    { text: 'Check', fontSize: 12, width: 34.01 },
    { text: '事件', fontSize: 12, width: 24 },
    { text: 'P1事件', fontSize: 10, width: 32.23 },
  ])('given "$text" at $fontSize px, when it is measured, then it is $width px wide', ({ text, fontSize, width }) => {
    expect(textWidth(text, fontSize)).toBeCloseTo(width, 1);
  });

  test.each([
    { text: 'Check claim', lines: ['Check claim'] },
    { text: 'Approve as top management', lines: ['Approve as', 'top', 'management'] },
    { text: 'Check pre-authorization', lines: ['Check pre-', 'authorization'] },
    { text: '查找服务与配置项', lines: ['查找服务与配', '置项'] },
  ])('given the task name "$text", when it is wrapped, then its lines are $lines', ({ text, lines }) => {
    expect(wrapText(text, insideFont, 86).lines).toEqual(lines);
  });

  test('given a word wider than its line, when it is wrapped, then it is cut, and said so', () => {
    expect(wrapText('Internationalization', insideFont, 86).isWordCut).toBe(true);
    expect(wrapText('查找服务与配置项以及类似的索赔', insideFont, 86).isWordCut).toBe(false);
  });

  test('given a name in two languages, when its box is sized, then it holds either', () => {
    const size = labelSize({ en: 'Yes', zh: '是否在合同约定的范围内' });

    expect(size?.height).toBe(Math.ceil(2 * outsideFont.lineHeight));
    expect(size?.width).toBeGreaterThan(textWidth('Yes', outsideFont.size));
  });

  test('given three lines, when a task shows them, then a long first line meets the type icon', () => {
    expect(nameMeetsIcon('Look up service items and similar claims', 100, 80)).toBe(true);
    expect(nameMeetsIcon('Look up service', 100, 80)).toBe(false);
  });
});
