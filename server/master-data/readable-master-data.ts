import type { Actor } from '../actor.ts';
import type { Choice, Localized } from '../contract/common.ts';
import type { Reader } from '../database/unit-of-work.ts';
import { NotFound } from '../errors.ts';
import type { Page } from '../http/route.ts';
import {
  type Condition,
  findMasterDatum,
  listMasterData,
  type MasterDataSearch,
  type MasterDataType,
  type MasterDatum,
} from './master-data.ts';

/** How one kind of master data is read. */
export interface Reading<View extends { readonly id: string }> {
  readonly type: MasterDataType;
  /** What the actor may know of. Lists, counts, single entries and choices all pass it. */
  readonly visibleTo: (actor: Actor) => Condition | Promise<Condition>;
  readonly toViews: (rows: readonly MasterDatum[]) => Promise<readonly View[]>;
  readonly label: (view: View) => Localized;
}

const choicesAtMost = 1000;

/** Master data of one kind, as far as the actor may read them. */
export class ReadableMasterData<View extends { readonly id: string }> {
  readonly #reader: Reader;
  readonly #reading: Reading<View>;

  constructor(reader: Reader, reading: Reading<View>) {
    this.#reader = reader;
    this.#reading = reading;
  }

  async list(search: Omit<MasterDataSearch, 'visible'>, actor: Actor): Promise<Page<View>> {
    const { type, visibleTo, toViews } = this.#reading;
    const { rows, total } = await listMasterData(this.#reader, type, { ...search, visible: await visibleTo(actor) });
    return { rows: await toViews(rows), total };
  }

  /** @throws {NotFound} when there is none, or none the actor may know of */
  async read(id: string, actor: Actor): Promise<View> {
    const { type, visibleTo, toViews } = this.#reading;
    const found = await findMasterDatum(this.#reader, type, id, await visibleTo(actor));
    const [view] = await toViews(found === undefined ? [] : [found]);
    if (view === undefined) throw new NotFound(type, id);
    return view;
  }

  /** Entries as a form offers them: those whose name or id contains `part`, of a long list the first. */
  search(actor: Actor, part: string): Promise<readonly Choice[]> {
    return this.#choices(actor, part === '' ? {} : { q: part }, choicesAtMost);
  }

  /** The entries with one of these ids, as a form offers them. */
  among(actor: Actor, ids: readonly string[]): Promise<readonly Choice[]> {
    return this.#choices(actor, { id: ids }, ids.length);
  }

  async #choices(actor: Actor, filter: MasterDataSearch['filter'], limit: number): Promise<readonly Choice[]> {
    const sort = { field: 'name', order: 'ASC' } as const;
    const { rows } = await this.list({ sort, first: 0, limit, filter }, actor);
    return rows.map((view) => ({ value: view.id, label: this.#reading.label(view) }));
  }
}
