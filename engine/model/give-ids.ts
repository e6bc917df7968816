import type { Finding } from '../errors.ts';
import { type ModdleElement, many, typeOf } from './moddle-element.ts';

const reserved = new Set(['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty']);

/**
 * Gives every element of a process an id, because the standard lets flows and nodes go without one, and refuses
 * ids that are names of the host language.
 */
export function giveIds(definitions: ModdleElement): readonly Finding[] {
  const elements = many(definitions, 'rootElements').flatMap(withInner);
  const taken = new Set(elements.flatMap((element) => element.id || []));
  let count = 0;
  for (const element of elements.filter((each) => !each.id)) {
    do count += 1;
    while (taken.has(`${typeOf(element)}_${count}`));
    Object.assign(element, { id: `${typeOf(element)}_${count}` });
  }
  return [...taken].filter((id) => reserved.has(id)).map(reservedId);
}

function withInner(element: ModdleElement): readonly ModdleElement[] {
  const inner = [...many(element, 'flowElements'), ...many(element, 'artifacts')];
  return [element, ...inner.flatMap(withInner)];
}

function reservedId(id: string): Finding {
  return { elementId: id, code: 'ILLEGAL_ID', message: `"${id}" is reserved and cannot be an id`, severity: 'error' };
}
