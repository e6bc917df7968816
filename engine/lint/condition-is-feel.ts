import { feelPlaces } from './feel-texts.ts';
import type { LintRule } from './lint-rule.ts';

/** A condition, collection or mapping that does not begin with `=` is text, and other lints do not notice it. */
export const conditionIsFeel: LintRule = {
  name: 'condition-is-feel',
  severity: 'error',
  check(element, report) {
    for (const { use, text, required } of feelPlaces(element))
      if (required && !text.startsWith('=')) report(element, `${use} "${text}" does not begin with "=", so it is text`);
  },
};
