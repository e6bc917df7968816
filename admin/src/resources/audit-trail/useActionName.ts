import { type MessageKey, useText } from '../../i18n/useText.ts';
import { auditTrail } from './messages.en.ts';

/** Every action that has a name. */
export const actions = Object.keys(auditTrail.action) as readonly (keyof typeof auditTrail.action)[];

/** What an action is called; one that has no name of its own is shown as it is stored. */
export function useActionName() {
  const text = useText();
  return (action: string) =>
    Object.hasOwn(auditTrail.action, action) ? text(`auditTrail.action.${action}` as MessageKey) : action;
}
