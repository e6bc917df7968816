import { useTranslate } from 'react-admin';
import type { FieldShape } from '../../../../server/contract/record.ts';
import { useChoices } from '../../components/useChoices.ts';
import { useMoments } from '../../components/useMoments.ts';
import { useMoney } from '../../components/useMoney.ts';
import { isLocalized } from '../../i18n/isLocalized.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';

/** As much of a field as its text needs; columns of a register have no parts. */
export type FieldLook = Pick<FieldShape, 'key' | 'type' | 'values'> & {
  readonly of?: string | null;
  readonly fields?: readonly FieldShape[];
};

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** A value of a record field as people read it: options and references by their label, instants in the reader's zone. */
export function useFieldText(): (field: FieldLook, value: unknown) => string {
  const translate = useTranslate();
  const localized = useLocalized();
  const { short } = useMoments();
  const referenceText = useReferenceText();
  const money = useMoney();
  const say = (field: FieldLook, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '';
    const option = field.values.find((choice) => choice.value === String(value));
    if (option) return localized(option.label);
    if (field.type === 'money' && typeof value === 'number') return money(value);
    if (typeof value === 'boolean') return translate(`ra.boolean.${value}`);
    if (Array.isArray(value)) return value.map((item) => say(field, item)).join('\n');
    if (isLocalized(value)) return localized(value);
    if (typeof value === 'object') return partsText(field, value as Readonly<Record<string, unknown>>);
    if (typeof value !== 'string') return String(value);
    return referenceText(field, value) ?? (instant.test(value) ? short(value) : value);
  };
  const partsText = (field: FieldLook, value: Readonly<Record<string, unknown>>) =>
    (field.fields ?? [])
      .map((part) => say(part, value[part.key]))
      .filter(Boolean)
      .join(' · ');
  return say;
}

/** The label of what a field refers to, as far as the reader may know it. */
function useReferenceText(): (field: FieldLook, id: string) => string | undefined {
  const localized = useLocalized();
  const users = useChoices('users').data;
  const lists = {
    user: users,
    service: useChoices('services').data,
    customer: useChoices('customers').data,
    group: useChoices('groups').data,
    'configuration-item': useChoices('configuration-items').data,
  };
  const byKey: Readonly<Record<string, keyof typeof lists>> = {
    serviceId: 'service',
    customerId: 'customer',
    assignmentGroupId: 'group',
  };
  return (field, id) => {
    const kind = field.type === 'user' ? 'user' : (field.of ?? byKey[field.key]);
    const list = kind && kind in lists ? lists[kind as keyof typeof lists] : undefined;
    return localized(list?.find((choice) => choice.value === id)?.label) || undefined;
  };
}
