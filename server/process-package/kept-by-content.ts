/**
 * Remembers what was made of a text: versions that differ in one rule share all their models, and a file that was
 * checked is not checked again in the same process. What failed is tried anew; of many texts the oldest is forgotten.
 *
 * @param make depends on the text alone
 * @param most how many results are kept
 */
export function keptByContent<T>(make: (text: string) => Promise<T>, most = 500): (text: string) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (text) => {
    const known = kept.get(text);
    if (known) return known;
    const making = make(text);
    kept.set(text, making);
    making.catch(() => kept.delete(text));
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return making;
  };
}
