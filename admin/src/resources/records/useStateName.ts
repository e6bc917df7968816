import { useLocalized } from '../../i18n/useLocalized.ts';
import { useRecordTypes } from './useRecordTypes.ts';

/** The name of a record state. State keys mean the same in every record type that has them. */
export function useStateName(): (state: string) => string {
  const localized = useLocalized();
  const types = useRecordTypes().data ?? [];
  return (key) => localized(types.flatMap((type) => type.states).find((state) => state.key === key)?.label) || key;
}
