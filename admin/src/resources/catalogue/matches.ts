import type { CatalogueEntry } from '../../../../server/contract/catalogue.ts';

/** True when an item has every word of `wanted` in its name, summary, category or keywords, in either language. */
export function matches({ id, name, summary, category, keywords }: CatalogueEntry, wanted: string): boolean {
  const texts = [id, ...keywords, ...[name, summary, category.name].flatMap((text) => Object.values(text))];
  const all = texts.join('\n').toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
