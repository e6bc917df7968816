import { useTranslate } from 'react-admin';
import { useMoments } from '../../components/useMoments.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useRecordTypes } from './useRecordTypes.ts';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** A value of a record field as people read it: options by their label, instants in the reader's zone. */
export function useFieldText(type: string): (key: string, value: unknown) => string {
  const translate = useTranslate();
  const localized = useLocalized();
  const { short } = useMoments();
  const columns = useRecordTypes().data?.find((one) => one.type === type)?.columns ?? [];
  const say = (key: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '';
    const option = columns.find((column) => column.key === key)?.values.find((choice) => choice.value === String(value));
    if (option) return localized(option.label);
    if (typeof value === 'boolean') return translate(`ra.boolean.${value}`);
    if (Array.isArray(value)) return value.map((item) => say(key, item)).join('\n');
    if (typeof value === 'object') return Object.values(value).map((item) => say(key, item)).filter(Boolean).join(' · ');
    return typeof value === 'string' && instant.test(value) ? short(value) : String(value);
  };
  return say;
}
