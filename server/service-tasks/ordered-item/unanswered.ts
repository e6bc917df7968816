import type { Variables } from '../../../engine/index.ts';
import type { CatalogueItem } from '../../../rules/schema/catalogue.ts';
import type { ServiceContext } from '../service-task.ts';

/** Required fields of the item's form that have no answer yet: an order that came as a message may lack some. */
export function unanswered(
  { form }: Pick<CatalogueItem, 'form'>,
  answers: Variables,
  { instance }: ServiceContext,
): readonly string[] {
  const { components } = instance.model.version.content.forms.get(form) ?? { components: [] };
  return components.flatMap((component): readonly string[] => {
    if (!('key' in component) || !('validate' in component) || component.validate?.required !== true) return [];
    const answer = answers[component.key] ?? null;
    return answer === null || answer === '' ? [component.key] : [];
  });
}
