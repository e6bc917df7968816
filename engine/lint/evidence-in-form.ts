import { propertiesOf } from '../model/localized.ts';
import { extension, textOf } from '../model/moddle-element.ts';
import type { LintRule } from './lint-rule.ts';

/** Evidence is a field of the task's form, or an attachment. */
export const evidenceInForm: LintRule = {
  name: 'evidence-in-form',
  severity: 'error',
  check(element, report, { forms }) {
    const evidence = propertiesOf(element)['evidence'];
    const formId = textOf(extension(element, 'zeebe:FormDefinition'), 'formId');
    const keys = formId === null ? undefined : forms?.get(formId);
    if (evidence === undefined || !keys) return;
    for (const key of evidence.split(';').map((part) => part.trim()))
      if (!key.startsWith('attachment:') && !keys.has(key))
        report(element, `the form "${formId}" has no field "${key}"`);
  },
};
