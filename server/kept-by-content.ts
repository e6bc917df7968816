/**
 * Remembers what was made of a text: versions that differ in one rule share all their models, and a file that was
 * checked is not checked again in the same process. What failed is tried anew; of many texts the oldest is forgotten.
 *
 * @param make depends on the text alone, now or as a promise; what it gives is never changed
 * @param most how many results are kept
 */
export function keptByContent<T>(make: (text: string) => T, most = 500): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const made = make(text);
    kept.set(text, made);
    if (made instanceof Promise) made.catch(() => kept.delete(text));
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return made;
  };
}
