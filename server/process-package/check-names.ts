import { wideningsOf } from '../../rules/operation-rule.ts';
import type { FormComponent } from '../../rules/schema/form.ts';
import { checkCatalogue } from './check-catalogue.ts';
import { checkKpis } from './check-kpis.ts';
import { checkModel } from './check-model.ts';
import type { PackageFinding } from './finding.ts';
import type { PackageContent, ProcessPackage, SharedPackage } from './package.ts';
import type { World } from './world.ts';

/** What a process package names and nobody offers. */
export function checkProcessPackage(pack: ProcessPackage, world: World): readonly PackageFinding[] {
  const { manifest } = pack;
  const file = `${manifest.id}/process.json`;
  const roles = [...world.roles];
  const unknownRoles = [manifest.owner, ...manifest.roles, ...(manifest.startRoles ?? [])]
    .filter((role) => !world.roles.has(role))
    .map((value) => ({ file, path: 'roles', value, allowed: `allowed: ${roles.join(', ')}` }));
  const main = pack.models.has(manifest.id)
    ? []
    : [
        {
          file: `${manifest.id}/${manifest.id}.bpmn`,
          path: '',
          value: undefined,
          allowed: 'the main model is named like its folder',
        },
      ];
  const wider = wideningsOf(world.operations, pack.operations).map((found) => ({
    file: `${manifest.id}/operations.json`,
    ...found,
  }));
  return [...unknownRoles, ...main, ...wider, ...checkKpis(pack, world), ...checkContent(manifest.id, pack, world)];
}

/** What the shared folder names and nobody offers. */
export function checkSharedPackage(shared: SharedPackage, world: World): readonly PackageFinding[] {
  const file = 'shared/pause-reasons.json';
  const calendars = shared.pauseReasons
    .filter((reason) => reason.calendar !== undefined && !world.calendars.has(reason.calendar))
    .map((reason) => ({
      file,
      path: `${reason.id}.calendar`,
      value: reason.calendar,
      allowed: `allowed: ${[...world.calendars].join(', ')}`,
    }));
  const messages = shared.escalationLadder
    .filter((step) => step.message !== undefined && !world.messages.has(step.message))
    .map((step) => ({
      file: 'shared/sla-escalation.json',
      path: `${step.percent}.message`,
      value: step.message,
      allowed: `allowed: ${[...world.messages].join(', ')}`,
    }));
  const roles = shared.operations.flatMap((rule, index) =>
    rule.roles
      .filter((role) => !world.roles.has(role))
      .map((value) => ({
        file: 'shared/operations.json',
        path: `[${index}].roles`,
        value,
        allowed: `allowed: ${[...world.roles].join(', ')}`,
      })),
  );
  return [
    ...calendars,
    ...messages,
    ...roles,
    ...checkSodRules(shared, world),
    ...checkClocks(shared, world),
    ...checkContent('shared', shared, world),
  ];
}

/** Rules of separation of duties speak of roles that are there. */
function checkSodRules({ sodRules }: SharedPackage, world: World): readonly PackageFinding[] {
  return sodRules.flatMap(({ id, excludes }) =>
    excludes.flatMap((excluded, index) => {
      const role = 'field' in excluded ? excluded.heldBy : 'role' in excluded ? excluded.role : undefined;
      if (role === undefined || world.roles.has(role)) return [];
      const path = `${id}.excludes[${index}]`;
      return [{ file: 'shared/sod.rules.json', path, value: role, allowed: `allowed: ${[...world.roles].join(', ')}` }];
    }),
  );
}

/** Clocks are agreed by rule sets that are there. */
function checkClocks({ clocks }: SharedPackage, world: World): readonly PackageFinding[] {
  return clocks.definitions
    .filter(({ agreedBy }) => agreedBy !== undefined && !world.sharedRuleSets.has(agreedBy))
    .map(({ id, agreedBy }) => ({
      file: 'shared/clocks.json',
      path: `${id}.agreedBy`,
      value: agreedBy,
      allowed: `allowed: ${[...world.sharedRuleSets].join(', ')}`,
    }));
}

/** What models, rule sets and forms of a folder name and nobody offers. */
export function checkContent(folder: string, content: PackageContent, world: World): readonly PackageFinding[] {
  const models = [...content.models.values()].flatMap((model) => checkModel(model, content, world));
  const queries = [...content.ruleSets.values()].flatMap(({ set }) =>
    set.inputs.flatMap((input, index) =>
      input.query === undefined || world.queries.includes(input.query)
        ? []
        : [
            {
              file: `${folder}/rules/${set.id}.json`,
              path: `inputs[${index}].query`,
              value: input.query,
              allowed: `allowed: ${world.queries.join(', ')}`,
            },
          ],
    ),
  );
  const forms = [...content.forms.values()].flatMap((form) =>
    untranslated(form.components).map((path) => ({
      file: `${folder}/forms/${form.id}.json`,
      path,
      value: undefined,
      allowed: 'every label has a Chinese text',
    })),
  );
  return [...models, ...queries, ...forms, ...checkCatalogue(folder, content, world)];
}

/** Places of labels without their Chinese text. */
function untranslated(components: readonly FormComponent[]): readonly string[] {
  return components.flatMap((component) => {
    const properties = component.properties ?? {};
    const own = ['label', 'text', 'description'].filter(
      (key) => typeof Reflect.get(component, key) === 'string' && !properties[`${key}.zh`],
    );
    const options = 'values' in component ? (component.values ?? []) : [];
    const values = options.map((option) => `values.${option.value}`).filter((key) => !properties[`${key}.zh`]);
    const inner = 'components' in component ? untranslated(component.components) : [];
    return [...[...own, ...values].map((key) => `${component.id}.properties["${key}.zh"]`), ...inner];
  });
}
