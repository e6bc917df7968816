import { documentationOf, nameOf } from '../model/localized.ts';
import { typeOf } from '../model/moddle-element.ts';
import type { LintRule } from './lint-rule.ts';

const shown = /(Task|Event|Gateway|Process|Activity|sequenceFlow|^task|^process|lane|participant)$/;

/** What people read has an English and a Chinese text, or neither. */
export const bothLanguages: LintRule = {
  name: 'both-languages',
  severity: 'error',
  check(element, report) {
    if (!shown.test(typeOf(element))) return;
    for (const [what, { en, zh }] of [
      ['name', nameOf(element)],
      ['documentation', documentationOf(element)],
    ] as const) {
      if (en !== '' && zh === null)
        report(element, `the ${what} "${en.slice(0, 60)}" has no Chinese text (${what}.zh)`);
      if (en === '' && zh !== null) report(element, `the ${what} "${zh.slice(0, 60)}" has no English text`);
    }
  },
};
