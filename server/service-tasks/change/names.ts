import type { Reader } from '../../database/unit-of-work.ts';
import { datumNames } from '../../master-data/datum-names.ts';

/** How items, services and people are called in lists, by id: names of items and codes of services need no language. */
export async function namesOf(
  reader: Pick<Reader, 'query'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const named = await datumNames(reader, ids);
  return new Map([...named].map(([id, { type, name, code }]) => [id, type === 'service' ? (code ?? id) : both(name)]));
}

function both({ en, zh }: { readonly en: string; readonly zh: string }): string {
  return en === zh ? en : `${zh} ${en}`;
}
