import type { Finding } from '../errors.ts';
import { attributesOf, localName, markupIn } from './xml-markup.ts';

/** Children of which the standard allows one, with what they are; all decide what happens. */
const single: ReadonlyMap<string, string> = new Map([
  ['multiInstanceLoopCharacteristics', 'loop'],
  ['standardLoopCharacteristics', 'loop'],
  ...['conditionExpression', 'completionCondition', 'activationCondition', 'loopCardinality', 'loopCondition'].map(
    (name) => [name, name] as const,
  ),
  ...['timeDate', 'timeDuration', 'timeCycle', 'condition', 'script', 'extensionElements'].map(
    (name) => [name, name] as const,
  ),
]);

/** What an open tag around has already had of single children. */
interface Around {
  readonly place: string | null;
  readonly isExtension: boolean;
  had: Set<string> | null;
}

/** Refuses a second child where one may be: the parser would keep the last, and forget the first without a word. */
export function secondChildren(xml: string): readonly Finding[] {
  const found: Finding[] = [];
  const around: Around[] = [];
  for (const tag of markupIn(xml)) {
    if (tag.kind === 'close') around.pop();
    if (tag.kind !== 'open') continue;
    const parent = around.at(-1);
    const name = localName(tag.name);
    const what = parent?.isExtension ? undefined : single.get(name);
    if (parent && what !== undefined) {
      if (parent.had?.has(what)) found.push(second(parent.place, name, what));
      parent.had ??= new Set();
      parent.had.add(what);
    }
    if (tag.isEmpty) continue;
    const id = attributesOf(xml, tag).find((attribute) => attribute.name === 'id')?.value;
    const isExtension = parent?.isExtension === true || name === 'extensionElements';
    around.push({ place: id ?? parent?.place ?? null, isExtension, had: null });
  }
  return found;
}

function second(elementId: string | null, name: string, what: string): Finding {
  return { elementId, code: 'CHILD_TWICE', message: `${name} is a second ${what}; one may be`, severity: 'error' };
}
