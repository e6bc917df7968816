import { describe, expect, test } from 'vitest';

import { findingsOf, measureDrawing } from '../../../engine/diagram/check/check-diagram.ts';
import { type DiagramFinding, thresholds } from '../../../engine/diagram/index.ts';
import { extended, flawless, flow, spoiled } from './a-drawing.ts';
import { points } from './bad-drawing.ts';
import { badLines } from './bad-lines.ts';
import { badTexts } from './bad-texts.ts';

const errors = [...badLines, ...badTexts];

describe('the diagram checker', () => {
  test('given a flawless drawing, when it is checked, then there is no finding', () => {
    expect(findingsOf(measureDrawing(flawless))).toEqual([]);
  });

  test.each(errors)(
    'given $fault, when it is checked, then $metric is an error there',
    ({ metric, drawing, undrawn, elements }) => {
      const findings = findingsOf(measureDrawing(drawing, undrawn)).filter((finding) => finding.metric === metric);

      expect(findings).toContainEqual(expect.objectContaining({ severity: 'error', elements }));
      expect(findings[0]?.threshold).toBe(thresholds[metric].error);
    },
  );

  test('given all metrics, then each has a drawing that fails it', () => {
    expect(new Set(errors.map(({ metric }) => metric))).toEqual(new Set(Object.keys(thresholds)));
  });

  test('given a value between the limits, when it is checked, then it is a warning', () => {
    const drawing = spoiled({ 'B-E': points([736, 100], [600, 100]) });

    const findings = findingsOf(measureDrawing(drawing)).filter(({ metric }) => metric === 'enterFromRight');

    const expected: DiagramFinding = {
      metric: 'enterFromRight',
      value: 1,
      threshold: 0,
      severity: 'warning',
      elements: ['B-E'],
    };
    expect(findings).toEqual([expected]);
  });

  test('given a line back to where the flow came from, when it is checked, then it counts as a loop', () => {
    const drawing = extended(
      [],
      [
        flow('B', 'A', [
          [550, 140],
          [550, 170],
          [250, 170],
          [250, 140],
        ]),
      ],
    );

    const leftToRight = measureDrawing(drawing).find(({ metric }) => metric === 'leftToRight');

    expect(leftToRight).toMatchObject({ value: 1, severity: 'good' });
  });
});
