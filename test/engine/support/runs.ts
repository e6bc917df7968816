/** How often a random test is run: a few hundred times, or as often as `RANDOM_RUNS` says. */
export function runs(usual: number): number {
  return Number(process.env['RANDOM_RUNS'] ?? usual);
}
