import { createHash } from 'node:crypto';

/** What is drawn from. */
interface Drawable {
  readonly number: string;
  readonly stratum: string;
}

/**
 * Draws `size` of `items`, stratified, without a generator, so that anybody can redraw the sample: within each stratum
 * those whose sha256(seed + ":" + number) comes first. Places are shared among the strata by largest remainder, each
 * stratum getting one while there are enough; equal remainders go by name.
 *
 * @param seed e.g. the number of the audit
 * @returns the items drawn, by stratum and then in the order drawn
 */
export function drawSample<Item extends Drawable>(items: readonly Item[], size: number, seed: string): readonly Item[] {
  const strata = [...new Set(items.map(({ stratum }) => stratum))]
    .toSorted()
    .map((stratum) => ({ stratum, items: items.filter((each) => each.stratum === stratum) }));
  const shares = sharesOf(
    strata.map((each) => each.items.length),
    Math.min(size, items.length),
  );
  return strata.flatMap(({ items: members }, index) =>
    members
      .map((item) => ({ item, rank: createHash('sha256').update(`${seed}:${item.number}`).digest('hex') }))
      .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
      .slice(0, shares[index])
      .map(({ item }) => item),
  );
}

/**
 * Places for each of `counts` (all above 0), `size` together: one each while there are enough, the rest in proportion
 * by largest remainder, never more than there are. Integers only.
 */
function sharesOf(counts: readonly number[], size: number): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts;
  const quotas = counts.map((count, index) => ({
    index,
    count,
    share: Math.floor((count * size) / total),
    remainder: (count * size) % total,
  }));
  // At least one each while `size` allows: the smallest strata would round to none.
  if (size >= counts.length) for (const quota of quotas) quota.share = Math.max(1, quota.share);
  const given = () => quotas.reduce((sum, { share }) => sum + share, 0);
  const byNeed = quotas.toSorted((a, b) => b.remainder - a.remainder || a.index - b.index);
  while (given() < size) {
    const before = given();
    for (const quota of byNeed) if (given() < size && quota.share < quota.count) quota.share += 1;
    if (given() === before) break;
  }
  // Ones given to small strata are taken back from those with the smallest remainder that can spare one.
  for (const quota of byNeed.toReversed()) while (given() > size && quota.share > 1) quota.share -= 1;
  return quotas.toSorted((a, b) => a.index - b.index).map(({ share }) => share);
}
