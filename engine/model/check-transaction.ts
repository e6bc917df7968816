import { type ModdleElement, one, typeOf } from './moddle-element.ts';
import { definitionsOf } from './read-event.ts';
import type { Reader } from './reader.ts';

/** Refuses cancel events outside of transactions. */
export function checkTransactionPlaces(element: ModdleElement, reader: Reader): void {
  if (!definitionsOf(element).some((each) => typeOf(each) === 'cancelEventDefinition')) return;
  if (typeOf(element) === 'endEvent' && !liesInTransaction(element))
    reader.refuse(element, 'CANCEL_OUTSIDE_TRANSACTION', 'a cancel end event lies in a transaction');
  const host = one(element, 'attachedToRef');
  if (typeOf(element) === 'boundaryEvent' && host && typeOf(host) !== 'transaction')
    reader.refuse(element, 'CANCEL_OUTSIDE_TRANSACTION', 'a cancel boundary event sits on a transaction');
}

function liesInTransaction(element: ModdleElement): boolean {
  for (let scope = element.$parent; scope; scope = scope.$parent) if (typeOf(scope) === 'transaction') return true;
  return false;
}
