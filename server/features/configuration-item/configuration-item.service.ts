import { type Actor, can, hasRole } from '../../actor.ts';
import type { Choice } from '../../contract/common.ts';
import type { ConfigurationItemView, ItemModelView } from '../../contract/configuration-item.ts';
import { containing, pageSql, placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { NotFound } from '../../errors.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { Page } from '../../http/route.ts';
import { among, type Condition, everything, nothing } from '../../master-data/master-data.ts';
import { allOf, anyOf } from '../record/readable.view.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import type { ItemModel } from './change-item.ts';
import { gapsOf } from './gaps.ts';
import { loadItems } from './item.repository.ts';
import type { Item } from './item.ts';

export const itemSorts = ['id', 'name', 'status', 'number'] as const;
export type ItemSort = (typeof itemSorts)[number];

/** What a list of items is narrowed by. */
export interface ItemFilter {
  readonly id?: readonly string[] | undefined;
  readonly q?: string | undefined;
  readonly type?: string | undefined;
  readonly status?: string | undefined;
  readonly ownerId?: string | undefined;
  readonly serviceId?: string | undefined;
  readonly quality?: 'no-owner' | 'no-relation' | 'never-verified' | undefined;
}

const columns: Record<ItemSort, string> = { id: 'r.id', name: 'r.title', status: 'r.status', number: 'r.number' };
const choicesAtMost = 1000;

/**
 * Items an actor may know of, as a condition on `record r`: how services are built is for the provider only, and what
 * protects them for those who need to know: who manages configurations or security, and the item's owner.
 */
export function visibleItems(actor: Actor): Condition {
  if (!can(actor, 'master-data.read')) return nothing;
  if (hasRole(actor, 'config-manager') || can(actor, 'record.read-restricted')) return everything;
  const owned = `EXISTS (SELECT 1 FROM record_field o WHERE o.record_id = r.id AND o.key = 'ownerId' AND o.text_value = ?)`;
  return anyOf([
    { sql: 'r.restricted = 0', params: [] },
    { sql: owned, params: [actor.userId] },
  ]);
}

/** Configuration items, as far as a reader may know of them. */
export class ItemQueryService {
  readonly #reader: Reader;
  readonly #people: PersonDirectory;
  readonly #model: () => ItemModel | undefined;

  constructor(reader: Reader, people: PersonDirectory, model: () => ItemModel | undefined) {
    this.#reader = reader;
    this.#people = people;
    this.#model = model;
  }

  async list(search: ListQuery<ItemSort, ItemFilter>, actor: Actor): Promise<Page<ConfigurationItemView>> {
    const where = allOf([visibleItems(actor), ...conditionsOf(search.filter)]);
    const page = pageSql(columns, search, 'r.id');
    const from = `FROM record r WHERE r.type = 'configuration-item' AND (${where.sql})`;
    const rows = await this.#reader.query<{ id: string }>(`SELECT r.id ${from} ${page.sql}`, [
      ...where.params,
      ...page.params,
    ]);
    const [count] = await this.#reader.query<{ n: number }>(`SELECT COUNT(*) AS n ${from}`, where.params);
    return { rows: await this.views(rows.map(({ id }) => id)), total: count?.n ?? 0 };
  }

  /** @throws {NotFound} when there is none, or none the actor may know of */
  async read(id: string, actor: Actor): Promise<ConfigurationItemView> {
    const [view] = (
      await this.list({ sort: { field: 'id', order: 'ASC' }, first: 0, limit: 1, filter: { id: [id] } }, actor)
    ).rows;
    if (!view) throw new NotFound('configuration item', id);
    return view;
  }

  /** Entries as a form offers them, by part of their name, number or keys. */
  search(actor: Actor, part: string): Promise<readonly Choice[]> {
    return this.#choices(actor, part === '' ? {} : { q: part }, choicesAtMost);
  }

  among(actor: Actor, ids: readonly string[]): Promise<readonly Choice[]> {
    return this.#choices(actor, { id: ids }, ids.length);
  }

  /** Items in the order of `ids`. */
  async views(ids: readonly string[]): Promise<readonly ConfigurationItemView[]> {
    const items = await loadItems(this.#reader, ids);
    const person = await this.#people.refs([...items.values()].map(({ fields }) => fields.ownerId));
    const model = this.#model();
    return ids.flatMap((id) => {
      const item = items.get(id);
      return item ? [viewOf(item, person, model)] : [];
    });
  }

  async #choices(actor: Actor, filter: ItemFilter, limit: number): Promise<readonly Choice[]> {
    const where = allOf([visibleItems(actor), ...conditionsOf(filter)]);
    const rows = await this.#reader.query<{ id: string; title: string }>(
      `SELECT r.id, r.title FROM record r WHERE r.type = 'configuration-item' AND (${where.sql}) ORDER BY r.title, r.id LIMIT ?`,
      [...where.params, limit],
    );
    return rows.map(({ id, title }) => ({ value: id, label: { en: title, zh: title } }));
  }
}

/** What the installed packages say about configuration items, for screens. */
export function modelView({ types, record }: ItemModel): ItemModelView {
  return {
    types: types.types,
    relations: types.relations,
    states: record.states.map(({ key, label }) => ({ key, label })),
  };
}

function viewOf(
  item: Item,
  person: Awaited<ReturnType<PersonDirectory['refs']>>,
  model: ItemModel | undefined,
): ConfigurationItemView {
  const { id, number, status, lockVersion, relations, services } = item;
  const { ownerId, ...rest } = item.fields;
  return {
    id,
    number,
    status,
    lockVersion,
    ...rest,
    owner: person(ownerId),
    relations: [...relations],
    services: [...services],
    missing: model ? [...gapsOf(item, model.types)] : [],
  };
}

function conditionsOf({ id, q, type, status, ownerId, serviceId, quality }: ItemFilter): readonly Condition[] {
  return [
    ...(id === undefined ? [] : [among('r.id', id)]),
    ...(q === undefined ? [] : [{ sql: "r.search_text LIKE ? ESCAPE '\\'", params: [containing(q)] }]),
    ...(type === undefined ? [] : [promoted('type', type)]),
    ...(ownerId === undefined ? [] : [promoted('ownerId', ownerId)]),
    ...(status === undefined ? [] : [{ sql: 'r.status = ?', params: [status] }]),
    ...(serviceId === undefined
      ? []
      : [
          {
            sql: `r.id IN (SELECT item_id FROM item_service WHERE service_id IN (${placeholders([serviceId])}))`,
            params: [serviceId],
          },
        ]),
    ...(quality === undefined ? [] : [{ sql: qualities[quality], params: [] }]),
  ];
}

const qualities = {
  'no-owner': `NOT EXISTS (SELECT 1 FROM record_field f WHERE f.record_id = r.id AND f.key = 'ownerId')`,
  'no-relation': 'NOT EXISTS (SELECT 1 FROM item_relation e WHERE e.item_id = r.id)',
  'never-verified': `r.fields LIKE '%"lastVerifiedAt":null%'`,
} as const;

function promoted(key: string, value: string): Condition {
  return {
    sql: "r.id IN (SELECT record_id FROM record_field WHERE type = 'configuration-item' AND key = ? AND text_value = ?)",
    params: [key, value],
  };
}
