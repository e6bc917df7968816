import type { CatalogueItem } from '../../rules/schema/catalogue.ts';
import type { FormComponent, FormSchema } from '../../rules/schema/form.ts';
import type { PackageFinding } from './finding.ts';
import type { PackageContent } from './package.ts';
import type { World } from './world.ts';

/** What the items of a catalogue name and nobody offers: forms and their fields, calendars, roles, clocks. */
export function checkCatalogue(folder: string, content: PackageContent, world: World): readonly PackageFinding[] {
  const file = `${folder}/catalogue.json`;
  return (content.catalogue?.items ?? []).flatMap((item, index) => {
    const named = (path: string, value: string | undefined, names: Iterable<string>): PackageFinding[] => {
      const allowed = [...names];
      if (value === undefined || allowed.includes(value)) return [];
      return [{ file, path: `items[${index}].${path}`, value, allowed: `allowed: ${allowed.join(', ') || 'none'}` }];
    };
    const form = content.forms.get(item.form);
    const keys = form === undefined ? [] : formKeys(form);
    return [
      ...named('form', item.form, content.forms.keys()),
      ...named('calendar', item.calendar, world.calendars),
      ...item.approvers.flatMap((role, at) => named(`approvers[${at}]`, role, world.roles)),
      ...(item.entitledRoles ?? []).flatMap((role, at) => named(`entitledRoles[${at}]`, role, world.roles)),
      ...(form === undefined ? [] : fieldsOf(item).flatMap(([path, field]) => named(path, field, keys))),
      ...(form === undefined ? [] : optionsOf(item, form, named)),
      ...item.instructions.flatMap((instruction, at) => [
        ...named(`instructions[${at}].calendar`, instruction.calendar, world.calendars),
        ...named(`instructions[${at}].clock`, instruction.clock, world.clocks),
      ]),
    ];
  });
}

type Named = (path: string, value: string | undefined, names: Iterable<string>) => PackageFinding[];

function fieldsOf({ access, priceField, variants }: CatalogueItem): readonly (readonly [string, string | undefined])[] {
  return [
    ['access.endField', access?.endField],
    ['priceField', priceField],
    ['variants.field', variants?.field],
  ];
}

/** Every option of the form has its meaning, and nothing else has one. */
function optionsOf({ variants }: CatalogueItem, form: FormSchema, named: Named): PackageFinding[] {
  if (variants === undefined) return [];
  const field = form.components.find((component) => 'key' in component && component.key === variants.field);
  const offered = field && 'values' in field ? (field.values ?? []).map(({ value }) => value) : [];
  const meant = Object.keys(variants.options);
  return [
    ...meant.flatMap((option) => named('variants.options', option, offered)),
    ...offered.flatMap((option) => named('variants.options', option, meant)),
  ];
}

function formKeys({ components }: FormSchema): readonly string[] {
  return components.flatMap((component: FormComponent) => ('key' in component ? [component.key] : []));
}
