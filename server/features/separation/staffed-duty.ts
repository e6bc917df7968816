import type { ProcessElement } from '../../../engine/index.ts';
import type { Role } from '../../../rules/schema/role.ts';
import type { SodRule } from '../../../rules/schema/sod.ts';
import type { SeparatedDuty } from '../../../rules/staffing.ts';
import type { ProcessVersion } from '../process-version/process-version.service.ts';

/** A user task of a model in force, with the rules that separate it and the roles they keep away. */
export interface StaffedDuty extends SeparatedDuty {
  readonly processId: string;
  readonly modelId: string;
  readonly element: ProcessElement;
  readonly role: string;
  readonly rules: readonly SodRule[];
}

/** The user tasks of versions, with the role of each. */
export function tasksOf(versions: readonly ProcessVersion[]): readonly StaffedTask[] {
  return versions.flatMap(({ processId, content }) =>
    [...content.models.values()].flatMap(({ process }) =>
      process.elements
        .filter(({ type }) => type === 'userTask')
        .map((element) => ({ processId, modelId: process.id, element, role: element.properties['role'] ?? '' })),
    ),
  );
}

type StaffedTask = Pick<StaffedDuty, 'processId' | 'modelId' | 'element' | 'role'>;

/** Those of the tasks that rules speak of. */
export function dutiesOf(tasks: readonly StaffedTask[], sodRules: readonly SodRule[]): readonly StaffedDuty[] {
  return tasks.flatMap((task) => {
    const ids = (task.element.properties['sod'] ?? '').split(';').map((id) => id.trim());
    const rules = sodRules.filter(({ id }) => ids.includes(id));
    return rules.length === 0 ? [] : [{ ...task, rules, keptAway: rules.flatMap((rule) => keptAwayBy(rule, tasks)) }];
  });
}

/** A task keeps away whoever did it, so that of its role; a rule of different signatories keeps away one of them. */
function keptAwayBy({ excludes, distinct }: SodRule, tasks: readonly StaffedTask[]): readonly (string | null)[] {
  const named = excludes.map((excluded) => {
    if ('field' in excluded) return excluded.heldBy ?? null;
    if ('role' in excluded) return excluded.role;
    return tasks.find(({ element }) => element.id === excluded.task)?.role ?? null;
  });
  return distinct === true ? [...named, null] : named;
}

/** True when a role is not held but falls to whomever a case or its data name. */
export function isNamedByCase(role: string, roles: readonly Role[]): boolean {
  return roles.find(({ id }) => id === role)?.kind !== 'global';
}
