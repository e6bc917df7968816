import { randomUUID } from 'node:crypto';
import type { ProblemError } from '../../contract/problem.ts';
import { placeholders } from '../../database/list-sql.ts';
import type { Transaction } from '../../database/unit-of-work.ts';
import { NotFound, NotPermitted, RequestError } from '../../errors.ts';
import { nextNumbers } from '../../execution/number-sequence.ts';
import { Authorities, type AuthorityRefusal, refusalOf } from './authority.ts';
import { changedItem, type ItemChanges, type ItemModel } from './change-item.ts';
import { type ItemCause, type ItemWrite, loadItems, writeItems } from './item.repository.ts';
import { type Item, type ItemDifference, isEmpty, itemFields } from './item.ts';

/** What shall become of one item; `itemId` null stands for a new one. */
export interface ItemChange {
  readonly itemId: string | null;
  /** Id of a new item, when somebody has to know it before. */
  readonly newId?: string;
  readonly changes: ItemChanges;
}

/** What became of it; no differences: it was so already. */
export interface ItemOutcome {
  readonly item: Item;
  readonly isNew: boolean;
  readonly differences: readonly ItemDifference[];
}

/** Changes configuration items: only what an approved change or request names, or by hand with the right and a reason. */
export class ItemChangeService {
  readonly #model: () => ItemModel;

  constructor(model: () => ItemModel) {
    this.#model = model;
  }

  get model(): ItemModel {
    return this.#model();
  }

  get authorities(): Authorities {
    return new Authorities(this.#model().types);
  }

  /** Why record `number` does not permit the change of these items now; undefined when it does. */
  async refusal(tx: Transaction, number: string, itemIds: readonly string[]): Promise<AuthorityRefusal | undefined> {
    return refusalOf(await this.authorities.find(tx, number, tx.now), itemIds);
  }

  /**
   * Writes all of it or nothing, as one version per item.
   *
   * @throws {NotPermitted} when `cause.authority` does not permit it, or nothing does and it is not by hand
   * @throws {RequestError} `FORM_INVALID`, `REFERENCE_UNKNOWN`, with a path per wrong value; `STALE_WRITE`
   */
  async change(tx: Transaction, wanted: readonly ItemChange[], cause: ItemCause): Promise<readonly ItemOutcome[]> {
    const changed = await this.refuse(tx, wanted, cause);
    const added = changed.filter(({ before }) => before === null).length;
    const numbers = (await nextNumbers(tx, this.model.record, added)).values();
    const writes = changed.map(({ before, after }) => ({
      before,
      after: before ? after : { ...after, number: numbers.next().value ?? '' },
    }));
    const differences = await writeItems(tx, writes, cause);
    return writes.map(({ before, after }, index) => ({
      item: differences[index]?.length ? withVersion(before, after) : after,
      isNew: before === null,
      differences: differences[index] ?? [],
    }));
  }

  /** Refuses what `change` would refuse, and returns the items as they would be. */
  async refuse(tx: Transaction, wanted: readonly ItemChange[], cause: ItemCause): Promise<readonly ItemWrite[]> {
    const ids = wanted.flatMap(({ itemId }) => itemId ?? []);
    await this.#refuseUnlessPermitted(tx, ids, cause);
    return this.check(tx, wanted, true);
  }

  /**
   * The items as they would be, whether or not anything permits it; nothing is written.
   *
   * @param lock true: nobody else changes them until the transaction ends
   * @throws {RequestError} `FORM_INVALID`, `REFERENCE_UNKNOWN`, `NOT_FOUND`
   */
  async check(tx: Transaction, wanted: readonly ItemChange[], lock = false): Promise<readonly ItemWrite[]> {
    const ids = wanted.flatMap(({ itemId }) => itemId ?? []);
    const stored = await loadItems(tx, ids, lock);
    const changed = wanted.map(({ itemId, newId, changes }) => {
      const before = itemId === null ? null : stored.get(itemId);
      if (before === undefined) throw new NotFound('configuration item', String(itemId));
      const after = this.preview(before, changes);
      return { before, after: newId === undefined ? after : { ...after, id: newId } };
    });
    await refuseUnknownReferences(
      tx,
      changed.map(({ after }) => after),
    );
    return changed;
  }

  async #refuseUnlessPermitted(tx: Transaction, ids: readonly string[], cause: ItemCause): Promise<void> {
    if (cause.manual) return;
    const { authority } = cause;
    const refusal = authority === null ? 'unknown' : await this.refusal(tx, authority, ids);
    if (refusal !== undefined)
      throw new NotPermitted(`${authority ?? 'nothing'} does not permit the change of ${ids.join(', ')}: ${refusal}`, {
        authority,
        refusal,
      });
  }

  /**
   * The item as it would be; nothing is written.
   *
   * @param before null for a new one
   * @throws {RequestError} `FORM_INVALID` with a path per wrong value
   */
  preview(before: Item | null, changes: ItemChanges): Item {
    const item = before ?? blank(changes);
    const { type, ...others } = changes;
    const isNew = item.status === '';
    const known = this.model.types.types.map((each) => each.type);
    const typeWrong =
      (isNew && !known.includes(item.fields.type)) || (!isNew && type !== undefined && type !== item.fields.type);
    const allowed = isNew ? known.join(', ') : item.fields.type;
    const missing = isNew && isEmpty(others['name']) ? [{ path: 'name', code: 'REQUIRED', params: {} }] : [];
    const result = changedItem(item, isNew ? { status: firstState(this.model), ...others } : others, this.model);
    const errors: readonly ProblemError[] = [
      ...(typeWrong ? [{ path: 'type', code: 'not-allowed', params: { allowed } }] : []),
      ...missing,
      ...(result.ok ? [] : result.errors),
    ];
    if (errors.length > 0 || !result.ok)
      throw new RequestError('FORM_INVALID', `${item.fields.name}: ${errors.map(({ path }) => path).join(', ')}`, {
        errors,
      });
    return result.item;
  }
}

function withVersion(before: Item | null, after: Item): Item {
  return { ...after, fields: { ...after.fields, version: before ? before.fields.version + 1 : 1 } };
}

function firstState({ record }: ItemModel): string {
  return record.states[0]?.key ?? 'planned';
}

/** An item that is not there yet; its state is empty, so it may begin in any. */
function blank({ name, type }: ItemChanges): Item {
  return {
    id: randomUUID(),
    number: '',
    status: '',
    createdAt: '',
    lockVersion: 1,
    fields: itemFields.parse({ name: String(name ?? ''), type: String(type ?? '') }),
    relations: [],
    incoming: 0,
    services: [],
  };
}

/** @throws {RequestError} `REFERENCE_UNKNOWN` with the places of ids nobody has */
async function refuseUnknownReferences(tx: Transaction, items: readonly Item[]): Promise<void> {
  const own = new Set(items.map(({ id }) => id));
  const named = items.flatMap(({ fields, relations, services }) => [
    ...relations
      .filter(({ target }) => !own.has(target))
      .map(({ target }) => ({ path: 'relations', kind: 'configuration-item', id: target })),
    ...services.map((id) => ({ path: 'services', kind: 'service', id })),
    ...(fields.ownerId === null ? [] : [{ path: 'ownerId', kind: 'user', id: fields.ownerId }]),
  ]);
  const ids = [...new Set(named.map(({ id }) => id))];
  if (ids.length === 0) return;
  const known = await tx.query<{ id: string; type: string }>(
    `SELECT id, type FROM record WHERE id IN (${placeholders(ids)})`,
    ids,
  );
  const has = new Set(known.map(({ id, type }) => `${type} ${id}`));
  const unknown = named.filter(({ kind, id }) => !has.has(`${kind} ${id}`));
  const [first] = unknown;
  if (first)
    throw new RequestError('REFERENCE_UNKNOWN', `no ${first.kind} "${first.id}"`, {
      params: { reference: first.id },
      errors: unknown.map(({ path, kind, id }) => ({ path, code: 'not-found', params: { kind, id } })),
    });
}
