import { xmlOf } from '../support/model.ts';

/** Elements by the first letter of their id. */
const byLetter: Readonly<Record<string, string>> = {
  s: 'startEvent',
  e: 'endEvent',
  t: 'task',
  u: 'userTask',
  x: 'exclusiveGateway',
  p: 'parallelGateway',
  o: 'inclusiveGateway',
  g: 'eventBasedGateway',
  k: 'complexGateway',
};

/**
 * The file of a model in short notation: chains `s->u1->e`, one per `;`, a condition or `default` in brackets before
 * the target: `x->[n > 1]t1`. What is not declared as XML gets the type its first letter says..
 */
export function modelOf(notation: string, elements = '', roots = ''): string {
  return xmlOf(scopeOf(notation, elements), roots).replace('<process id="p"', '<process id="main"');
}

/** The same for the inside of a sub-process. */
export function scopeOf(notation: string, elements = ''): string {
  const arrows = notation.split(';').flatMap(arrowsOf);
  const ids = [
    ...new Set(
      notation.split(';').flatMap((chain) => chain.split('->').map((part) => part.replace(/\[.*\]/, '').trim())),
    ),
  ];
  const own = ids.filter((id) => id !== '' && !elements.includes(` id="${id}"`));
  return elements + own.map((id) => nodeOf(id, arrows)).join('') + arrows.map(flowOf).join('');
}

interface Arrow {
  readonly source: string;
  readonly target: string;
  readonly condition: string | null;
}

function arrowsOf(chain: string): readonly Arrow[] {
  const parts = chain.split('->').map((part) => part.trim());
  return parts.slice(1).map((part, index) => ({
    source: (parts[index] ?? '').replace(/\[.*\]/, ''),
    target: part.replace(/\[.*\]/, ''),
    condition: /\[(.*)\]/.exec(part)?.[1] ?? null,
  }));
}

function nodeOf(id: string, arrows: readonly Arrow[]): string {
  const otherwise = arrows.find((arrow) => arrow.source === id && arrow.condition === 'default');
  const attribute = otherwise ? ` default="${idOf(otherwise)}"` : '';
  return `<${byLetter[id.charAt(0)] ?? 'task'} id="${id}"${attribute}/>`;
}

function flowOf(arrow: Arrow): string {
  const text = arrow.condition === null || arrow.condition === 'default' ? null : arrow.condition;
  const body =
    text === null ? '' : `<conditionExpression xsi:type="tFormalExpression">=${escaped(text)}</conditionExpression>`;
  return `<sequenceFlow id="${idOf(arrow)}" sourceRef="${arrow.source}" targetRef="${arrow.target}">${body}</sequenceFlow>`;
}

function idOf({ source, target }: Arrow): string {
  return `${source}_${target}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
