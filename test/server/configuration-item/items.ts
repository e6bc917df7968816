import { insertMany } from '../../../server/database/insert-many.ts';
import type { UnitOfWork } from '../../../server/database/unit-of-work.ts';
import { bothEnds, writeItem } from '../../../server/features/configuration-item/item.repository.ts';
import { type ItemRelation, itemFields } from '../../../server/features/configuration-item/item.ts';

/** What a test says of an item; the rest is that of a server in use. */
export interface GivenItem {
  readonly id: string;
  readonly status?: string;
  readonly services?: readonly string[];
  readonly relations?: readonly ItemRelation[];
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** Writes items as they would stand after an import. */
export async function givenItems(unitOfWork: UnitOfWork, given: readonly GivenItem[]): Promise<void> {
  const cause = { actorId: null, authority: null, reason: null, manual: false, source: 'import' } as const;
  await unitOfWork(async (tx) => {
    for (const { id, status = 'live', services = [], fields = {} } of given) {
      const parsed = itemFields.parse({ name: id.toUpperCase(), type: 'server', ...fields });
      const row = { id, number: id.toUpperCase(), status, createdAt: '', lockVersion: 1, incoming: 0 };
      await writeItem(tx, null, { ...row, fields: parsed, relations: [], services }, cause);
    }
    const ends = given.flatMap(({ id, relations = [] }) =>
      relations.flatMap((each) => bothEnds(id, each.type, each.target)),
    );
    await insertMany(tx, 'item_relation', ends);
  });
}
