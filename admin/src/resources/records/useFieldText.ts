import { useTranslate } from 'react-admin';
import { useChoices } from '../../components/useChoices.ts';
import { useMoments } from '../../components/useMoments.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useRecordTypes } from './useRecordTypes.ts';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** A value of a record field as people read it: options and references by their label, instants in the reader's zone. */
export function useFieldText(type: string): (key: string, value: unknown) => string {
  const translate = useTranslate();
  const localized = useLocalized();
  const { short } = useMoments();
  const referenceText = useReferenceText();
  const columns = useRecordTypes().data?.find((one) => one.type === type)?.columns ?? [];
  const say = (key: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '';
    const option = columns
      .find((column) => column.key === key)
      ?.values.find((choice) => choice.value === String(value));
    if (option) return localized(option.label);
    if (typeof value === 'boolean') return translate(`ra.boolean.${value}`);
    if (Array.isArray(value)) return value.map((item) => say(key, item)).join('\n');
    if (typeof value === 'object')
      return Object.values(value)
        .map((item) => say(key, item))
        .filter(Boolean)
        .join(' · ');
    if (typeof value !== 'string') return String(value);
    return referenceText(key, value) ?? (instant.test(value) ? short(value) : value);
  };
  return say;
}

/** The label of what a field of the base record refers to, as far as the reader may know it. */
function useReferenceText(): (key: string, id: string) => string | undefined {
  const localized = useLocalized();
  const users = useChoices('users').data;
  const lists = {
    requesterId: users,
    assigneeId: users,
    ownerId: users,
    serviceId: useChoices('services').data,
    customerId: useChoices('customers').data,
    assignmentGroupId: useChoices('groups').data,
    ciIds: useChoices('configuration-items').data,
  };
  return (key, id) => {
    const list = key in lists ? lists[key as keyof typeof lists] : undefined;
    return localized(list?.find((choice) => choice.value === id)?.label) || undefined;
  };
}
