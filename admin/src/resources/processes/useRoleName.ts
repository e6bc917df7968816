import { useChoices } from '../../components/useChoices.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';

/** The name of a role; its id where the server offers no name. */
export function useRoleName(): (role: string) => string {
  const localized = useLocalized();
  const roles = useChoices('roles').data ?? [];
  return (role) => localized(roles.find((choice) => choice.value === role)?.label) || role;
}
