import type { ItemTypes } from '../../../rules/schema/item-type.ts';
import { containing, placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';

/** A record that may permit changes: which items it names, and whether it does so now. */
export interface Authority {
  readonly number: string;
  readonly type: string;
  readonly itemIds: readonly string[];
  readonly permits: boolean;
}

/** Why a record does not permit the change of an item. */
export type AuthorityRefusal = 'not-named' | 'unknown' | 'not-approved';

interface Row {
  readonly number: string;
  readonly type: string;
  readonly status: string;
  readonly fields: string;
  readonly closed_at: string | null;
}

const columns = 'number, type, status, fields, closed_at';

/**
 * Which approved records permit changes of configuration items: those of the types and in the states `ci-types.json`
 * names, for the items in their field `ciIds`, and a while after their end.
 */
export class Authorities {
  readonly #permitting: ItemTypes['authorities'];

  constructor({ authorities }: Pick<ItemTypes, 'authorities'>) {
    this.#permitting = authorities;
  }

  /** The record of this number; undefined when none of a permitting type has it. */
  async find(reader: Pick<Reader, 'query'>, number: string, now: Date): Promise<Authority | undefined> {
    const types = this.#permitting.map(({ type }) => type);
    const [row] = await reader.query<Row>(
      `SELECT ${columns} FROM record WHERE number = ? AND type IN (${placeholders(types)})`,
      [number, ...types],
    );
    return row && this.#authorityOf(row, now);
  }

  /** The latest record that permits changes of an item now; undefined when none does. */
  async permitting(reader: Pick<Reader, 'query'>, itemId: string, now: Date): Promise<Authority | undefined> {
    const types = this.#permitting.map(({ type }) => type);
    const states = [...new Set(this.#permitting.flatMap((each) => each.states))];
    const rows = await reader.query<Row>(
      `SELECT ${columns} FROM record WHERE type IN (${placeholders(types)}) AND status IN (${placeholders(states)})
       AND lower(fields) LIKE ? ESCAPE '\\' ORDER BY created_at DESC, number DESC`,
      [...types, ...states, containing(JSON.stringify(itemId))],
    );
    return rows.map((row) => this.#authorityOf(row, now)).find((each) => each.permits && each.itemIds.includes(itemId));
  }

  #authorityOf({ number, type, status, fields, closed_at }: Row, now: Date): Authority {
    const ended = closed_at === null ? 0 : (now.getTime() - Date.parse(closed_at)) / 86_400_000;
    const permits = this.#permitting.some(
      (each) => each.type === type && each.states.includes(status) && ended <= each.daysAfterEnd,
    );
    const { ciIds } = JSON.parse(fields) as { readonly ciIds?: unknown };
    const itemIds = Array.isArray(ciIds) ? ciIds.filter((each) => typeof each === 'string') : [];
    return { number, type, itemIds, permits };
  }
}

/** Why `authority` does not permit the change of all these items; undefined when it does. New items are named by nobody yet. */
export function refusalOf(authority: Authority | undefined, itemIds: readonly string[]): AuthorityRefusal | undefined {
  if (!authority) return 'unknown';
  if (!authority.permits) return 'not-approved';
  return itemIds.every((id) => authority.itemIds.includes(id)) ? undefined : 'not-named';
}
