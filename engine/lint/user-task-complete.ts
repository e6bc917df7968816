import { propertiesOf } from '../model/localized.ts';
import { extension, many, textOf, typeOf } from '../model/moddle-element.ts';
import type { LintRule } from './lint-rule.ts';

/** A user task says who does it, with which form, in which role, and where its results go. */
export const userTaskComplete: LintRule = {
  name: 'user-task-complete',
  severity: 'error',
  check(element, report) {
    if (typeOf(element) !== 'userTask') return;
    const assignment = extension(element, 'zeebe:AssignmentDefinition');
    const isAssigned = ['assignee', 'candidateGroups', 'candidateUsers'].some(
      (name) => textOf(assignment, name) !== null,
    );
    const mapping = extension(element, 'zeebe:IoMapping');
    if (extension(element, 'zeebe:UserTask') === null) report(element, 'the user task lacks <zeebe:userTask />');
    if (textOf(extension(element, 'zeebe:FormDefinition'), 'formId') === null)
      report(element, 'the user task has no form');
    if (!isAssigned) report(element, 'the user task is assigned to nobody');
    if (propertiesOf(element)['role'] === undefined) report(element, 'the user task has no role');
    if (mapping === null || many(mapping, 'outputParameters').length === 0)
      report(
        element,
        'the user task has no output mapping: its fields would land in the instance and overwrite others',
      );
  },
};
