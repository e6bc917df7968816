import { isHandler } from './compensation-handler.ts';
import { linkOf } from './link-target.ts';
import { flagOf, type ModdleElement, many, typeOf } from './moddle-element.ts';
import type { ScopeDetail } from './node-detail.ts';
import { definitionsOf } from './read-event.ts';
import type { Reader } from './reader.ts';

/** What a process or sub-process holds and where it begins. */
export function readScope(element: ModdleElement, reader: Reader): ScopeDetail {
  const inner = many(element, 'flowElements');
  const eventSubProcesses = inner.filter(isStartedByEvent).map(idOf);
  if (isStartedByEvent(element))
    return { entries: [], eventSubProcesses, triggerId: triggerOf(element, inner, reader) };
  const starts = inner.filter((each) => typeOf(each) === 'startEvent');
  const nones = starts.filter((each) => definitionsOf(each).length === 0);
  if (starts.length > 0) {
    if (typeOf(element) !== 'process' && nones.length > 1)
      reader.refuse(element, 'SEVERAL_STARTS', 'a sub-process has one start event');
    return { entries: nones.slice(0, 1).map(idOf), eventSubProcesses, triggerId: null };
  }
  return { entries: inner.filter(beginsByItself).map(idOf), eventSubProcesses, triggerId: null };
}

const scopes = new Set(['subProcess', 'transaction', 'adHocSubProcess']);

export function isStartedByEvent(element: ModdleElement): boolean {
  return scopes.has(typeOf(element)) && flagOf(element, 'triggeredByEvent', false);
}

function triggerOf(element: ModdleElement, inner: readonly ModdleElement[], reader: Reader): string | null {
  const starts = inner.filter((each) => typeOf(each) === 'startEvent');
  if (starts.length !== 1) reader.refuse(element, 'SEVERAL_STARTS', 'an event sub-process has exactly one start event');
  return starts[0]?.id ?? null;
}

const notByThemselves = new Set([
  'sequenceFlow',
  'boundaryEvent',
  'dataObject',
  'dataObjectReference',
  'dataStoreReference',
]);

/** In a scope without start event, whatever no flow leads to begins at once. */
export function beginsByItself(element: ModdleElement): boolean {
  if (notByThemselves.has(typeOf(element)) || isStartedByEvent(element)) return false;
  if (typeOf(element) === 'intermediateCatchEvent' && linkOf(element) !== null) return false;
  return many(element, 'incoming').length === 0 && !isHandler(element) && !instantiates(element);
}

/** True for what starts an instance itself: a receive task or event-based gateway nothing leads to. */
export function instantiates(element: ModdleElement): boolean {
  return flagOf(element, 'instantiate', false);
}

function idOf(element: ModdleElement): string {
  return element.id ?? '';
}
