import { useQuery } from '@tanstack/react-query';
import { useChoices } from '../../components/useChoices.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { itemApi } from './itemApi.ts';

/** Types, relations and states of configuration items, and how people read them. */
export function useItemNames() {
  const localized = useLocalized();
  const text = useText();
  const services = useChoices('services').data;
  const { data: model } = useQuery({ queryKey: ['item-model'], queryFn: itemApi.model, staleTime: 300_000 });
  const type = (key: string) => model?.types.find((each) => each.type === key);
  const own: Readonly<Record<string, string>> = {
    name: text('cmdb.name'),
    status: text('cmdb.status'),
    description: text('cmdb.description'),
    ownerId: text('cmdb.owner'),
    criticality: text('cmdb.criticality'),
    environment: text('cmdb.environment.label'),
    exposed: text('cmdb.exposed'),
    securityControl: text('cmdb.security'),
    procurementLeadDays: text('cmdb.lead_days'),
    services: text('cmdb.services'),
    relations: text('cmdb.relations.label'),
    type: text('cmdb.type'),
  };
  return {
    model,
    own,
    typeName: (key: string) => localized(type(key)?.label) || key,
    stateName: (key: string) => localized(model?.states.find((each) => each.key === key)?.label) || key,
    serviceName: (id: string) => localized(services?.find(({ value }) => value === id)?.label) || id,
    relationName: (key: string, inverse: boolean) => {
      const relation = model?.relations.find((each) => each.type === key);
      return localized(inverse ? relation?.inverse : relation?.label) || key;
    },
    /** A flat name as people read it. */
    attributeName: (ofType: string, path: string) => {
      const [group, key] = path.split('.');
      const attribute = group === 'attributes' ? type(ofType)?.attributes.find((each) => each.key === key) : undefined;
      return localized(attribute?.label) || own[path] || path;
    },
  };
}

/** A value as one line; nothing is a dash. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value)) return value.map(partText).join('; ') || '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function partText(part: unknown): string {
  if (typeof part !== 'object' || part === null) return String(part);
  return `${Reflect.get(part, 'type')}: ${Reflect.get(part, 'target')}`;
}
