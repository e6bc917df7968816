import { type AuditAction, auditActions } from '../../../../server/contract/audit-action.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';

/** Every action, in the order of their names as they are stored. */
export const actions = Object.keys(auditActions) as readonly AuditAction[];

/** What an action is called; one that an older program stored and this one does not know is shown as it is stored. */
export function useActionName() {
  const localized = useLocalized();
  return (action: string) => (isKnown(action) ? localized(auditActions[action]) : action);
}

function isKnown(action: string): action is AuditAction {
  return Object.hasOwn(auditActions, action);
}
