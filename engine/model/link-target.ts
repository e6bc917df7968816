import { type ModdleElement, many, one, textOf, typeOf } from './moddle-element.ts';
import type { Reader } from './reader.ts';

/** The catching link event that a throwing one leads to: the one of its name in the same scope. */
export function linkTargetOf(element: ModdleElement, definition: ModdleElement, reader: Reader): string | null {
  const targets = linkedTo(element, definition);
  const [target] = targets;
  if (targets.length > 1)
    reader.refuse(element, 'LINK_AMBIGUOUS', 'several link events of the scope catch this name; one may');
  if (!target) reader.refuse(element, 'LINK_TARGET_MISSING', 'no link event of the same scope catches this name');
  return target?.id ?? null;
}

/** Throwing and catching ends of the links in a scope, for whoever follows paths. */
export function linksIn(scope: ModdleElement): readonly { readonly from: ModdleElement; readonly to: ModdleElement }[] {
  return many(scope, 'flowElements')
    .filter((element) => typeOf(element) === 'intermediateThrowEvent')
    .flatMap((from) => {
      const definition = linkOf(from);
      return definition ? linkedTo(from, definition).map((to) => ({ from, to })) : [];
    });
}

/** The link definition of an event; null for other events. */
export function linkOf(element: ModdleElement): ModdleElement | null {
  const definitions = [...many(element, 'eventDefinitions'), ...many(element, 'eventDefinitionRef')];
  return definitions.find((each) => typeOf(each) === 'linkEventDefinition') ?? null;
}

function linkedTo(element: ModdleElement, definition: ModdleElement): readonly ModdleElement[] {
  const catchers = (element.$parent ? many(element.$parent, 'flowElements') : []).filter(
    (each) => typeOf(each) === 'intermediateCatchEvent' && linkOf(each) !== null,
  );
  const named = one(definition, 'target');
  const direct = named === null ? [] : catchers.filter((each) => linkOf(each) === named);
  if (direct.length > 0) return direct;
  const name = nameOf(element, definition);
  return name === null ? [] : catchers.filter((each) => nameOf(each, linkOf(each)) === name);
}

/** The link's name; files of other tools write it on the event only. */
function nameOf(element: ModdleElement, definition: ModdleElement | null): string | null {
  return textOf(definition, 'name') ?? textOf(element, 'name');
}
