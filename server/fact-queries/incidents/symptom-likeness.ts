/**
 * How alike two signatures are, from 0 to 1: the share of pairs of neighboring characters they have in common. Pairs need
 * no words, so Chinese, which has no spaces, is compared as well as English.
 */
export function likeness(one: string | null, other: string | null): number {
  const left = pairsOf(one);
  const right = pairsOf(other);
  if (left.size === 0 || right.size === 0) return 0;
  const common = [...left].filter((pair) => right.has(pair)).length;
  return (2 * common) / (left.size + right.size);
}

function pairsOf(signature: string | null): ReadonlySet<string> {
  const characters = [...(signature ?? '')].filter((character) => character !== ' ');
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`));
}
