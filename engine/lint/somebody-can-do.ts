import { extension, textOf, typeOf } from '../model/moddle-element.ts';
import type { LintRule } from './lint-rule.ts';

/** A user task offered only to groups that do not exist is a task that nobody can do. */
export const somebodyCanDo: LintRule = {
  name: 'somebody-can-do',
  severity: 'error',
  check(element, report, { roles }) {
    if (typeOf(element) !== 'userTask' || !roles) return;
    const assignment = extension(element, 'zeebe:AssignmentDefinition');
    const text = textOf(assignment, 'candidateGroups');
    const isNamed = textOf(assignment, 'assignee') !== null || textOf(assignment, 'candidateUsers') !== null;
    if (text === null || text.startsWith('=') || isNamed) return;
    const groups = text.split(',').map((group) => group.trim());
    if (!groups.some((group) => roles.has(group)))
      report(element, `nobody can do this task: there is no group "${groups.join('", "')}"`);
  },
};
