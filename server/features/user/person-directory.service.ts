import type { PersonRef } from '../../contract/common.ts';
import { placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';

type Source = Pick<Reader, 'query'>;

/** Names of people beside work, and who holds a role. Every method also takes the transaction a caller is in. */
export class PersonDirectory {
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** People by id; unknown ids are shown as themselves, so that a record outlives the account of its author. */
  async refs(
    ids: readonly (string | null)[],
    source: Source = this.#reader,
  ): Promise<(id: string | null) => PersonRef | null> {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    const found = new Map<string, PersonRef>();
    for (let from = 0; from < wanted.length; from += 500) {
      const chunk = wanted.slice(from, from + 500);
      const rows = await source.query<{ user_id: string; name: string }>(
        `SELECT user_id, name FROM account WHERE user_id IN (${placeholders(chunk)})`,
        chunk,
      );
      for (const row of rows)
        found.set(row.user_id, { id: row.user_id, name: JSON.parse(row.name) as PersonRef['name'] });
    }
    return (id) => (id === null ? null : (found.get(id) ?? { id, name: { en: id, zh: id } }));
  }

  /** User ids of active holders of a role, in alphabetical order. */
  byRole(role: string, source: Source = this.#reader): Promise<readonly string[]> {
    return this.#holding('roles', role, source);
  }

  /** User ids of active members of a group, in alphabetical order. */
  byGroup(group: string, source: Source = this.#reader): Promise<readonly string[]> {
    return this.#holding('groups', group, source);
  }

  async #holding(column: 'roles' | 'groups', id: string, source: Source): Promise<readonly string[]> {
    const rows = await source.query<{ user_id: string; held: string }>(
      `SELECT user_id, ${column} AS held FROM account WHERE active = 1 ORDER BY user_id`,
    );
    return rows.filter(({ held }) => (JSON.parse(held) as string[]).includes(id)).map((row) => row.user_id);
  }
}
