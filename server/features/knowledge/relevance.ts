/** Words that say nothing of what a text is about. */
const empty = new Set(
  'a an and are as at be but by can cannot do does for from get has have how i in is it its me my no not of on or our so that the their there they this to up was we what when which will with you your'.split(
    ' ',
  ),
);
/** "printer" and "printing" meet, "hangs" and "hanging": words are compared by their beginning, without an ending. */
const ending = /(?<=.{3})(?:ing|ed|er|es|s)$/u;
const beginning = 5;

/** What a text is about: words of scripts with spaces, and pairs of neighboring characters of those without. */
export function termsOf(text: string): ReadonlySet<string> {
  const terms = new Set<string>();
  for (const [run] of text
    .toLowerCase()
    .matchAll(/\p{Script=Han}+|[\p{Letter}\p{Number}]+?(?=\p{Script=Han}|[^\p{Letter}\p{Number}]|$)/gu)) {
    if (/\p{Script=Han}/u.test(run)) {
      const characters = [...run];
      for (let at = 1; at < characters.length; at++) terms.add(`${characters[at - 1]}${characters[at]}`);
    } else if (run.length > 1 && !empty.has(run)) terms.add(run.replace(ending, '').slice(0, beginning));
  }
  return terms;
}

/** How much a term tells: the fewer of `texts` have it, the more. */
export function weightsOf(texts: readonly ReadonlySet<string>[]): (term: string) => number {
  const counts = new Map<string, number>();
  for (const terms of texts) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return (term) => Math.log(1 + (texts.length + 1) / ((counts.get(term) ?? 0) + 1));
}

/**
 * How much two texts have in common, from 0 to 1: the weight of their common terms in that of the shorter text. A single
 * term in common counts only for a text of one term, because long texts always share some.
 */
export function relevance(
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
  weight: (term: string) => number,
): number {
  const common = [...one].filter((term) => other.has(term));
  const smaller = Math.min(one.size, other.size);
  if (common.length === 0 || common.length < Math.min(2, smaller)) return 0;
  const sum = (terms: Iterable<string>) => [...terms].reduce((total, term) => total + weight(term), 0);
  return sum(common) / Math.min(sum(one), sum(other));
}
