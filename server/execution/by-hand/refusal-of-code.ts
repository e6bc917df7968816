import type { ManualRefusalCode } from '../../../engine/index.ts';
import type { OperationRefusal } from '../../contract/operation-offer.ts';

const words: Readonly<Record<ManualRefusalCode, OperationRefusal>> = {
  MOVE_TARGET_REFUSED: 'fixed',
  MOVE_OUT_OF_BRANCH: 'parallel',
  MOVE_OUT_OF_LOOP: 'repeated',
  MOVE_OUT_OF_SCOPE: 'other-part',
  MOVE_PAST_COMPENSABLE: 'compensation',
  MOVE_PAST_GUARDED: 'must-be-done',
  MOVE_PAST_EFFECT: 'effect',
  TARGET_NOT_EARLIER: 'no-earlier-task',
  SKIP_REFUSED: 'fixed',
  SIGNER_REFUSED: 'repeated',
  SIGNATURES_MISSING: 'signature',
};

/** A refusal of the engine in the words of the API. */
export function refusalOfCode(code: ManualRefusalCode): OperationRefusal {
  return words[code];
}
