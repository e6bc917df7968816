import { compileExpression } from '../../rules/expression/index.ts';
import { feelPlaces } from './feel-texts.ts';
import type { LintRule } from './lint-rule.ts';

/** Every expression passes the check that deployment makes. */
export const feelChecked: LintRule = {
  name: 'feel-checked',
  severity: 'error',
  check(element, report) {
    for (const { use, text } of feelPlaces(element).filter((place) => place.text.startsWith('='))) {
      const compiled = compileExpression(text.slice(1));
      if (compiled.ok) continue;
      for (const { message } of compiled.findings) report(element, `${use} "${text}": ${message}`);
    }
  },
};
