import { extension, type ModdleElement, many, textOf, typeOf } from '../../../engine/model/moddle-element.ts';
import { compileExpression } from '../../../rules/expression/index.ts';

/** Every element of a model file, sub-processes entered, in the order of the file. */
export function elementsOf(definitions: ModdleElement): readonly ModdleElement[] {
  const inside = (element: ModdleElement): readonly ModdleElement[] => [
    element,
    ...['rootElements', 'flowElements', 'laneSets', 'lanes', 'participants'].flatMap((property) =>
      many(element, property).flatMap(inside),
    ),
  ];
  return inside(definitions);
}

/** The `zeebe:property` texts of an element. */
export function propertyOf(element: ModdleElement, name: string): string | null {
  const list = extension(element, 'zeebe:Properties');
  const found = list ? many(list, 'properties').find((each) => textOf(each, 'name') === name) : undefined;
  return found ? textOf(found, 'value') : null;
}

export interface Mapping {
  readonly source: string;
  readonly target: string;
}

export function mappings(element: ModdleElement, side: 'input' | 'output'): readonly Mapping[] {
  const mapping = extension(element, 'zeebe:IoMapping');
  if (!mapping) return [];
  return many(mapping, `${side}Parameters`).map((each) => ({
    source: textOf(each, 'source') ?? '',
    target: textOf(each, 'target') ?? '',
  }));
}

/** The variables a FEEL text with its `=` reads. */
export function namesRead(source: string): readonly string[] {
  const compiled = compileExpression(source.slice(1));
  return compiled.ok ? compiled.expression.names : [];
}

/** First field of every `record.` path an expression reads or a mapping writes. */
export function recordFields(text: string): readonly string[] {
  return [...text.matchAll(/\brecord\.([A-Za-z_]\w*)/g)].flatMap(([, field]) => field ?? []);
}

/** The English documentation of an element. */
export function documentationOf(element: ModdleElement): string | null {
  return textOf(many(element, 'documentation')[0] ?? null, 'text');
}

export { extension, type ModdleElement, many, textOf, typeOf };
