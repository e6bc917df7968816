import type { OperationRefusal } from '../../../../server/contract/operation-offer.ts';
import { useText } from '../../i18n/useText.ts';

/** Why something cannot be done by hand now, in words. */
export function useWhy(): (refusal: OperationRefusal) => string {
  const text = useText();
  return (refusal) => text(`byHand.why.${refusal}`);
}
