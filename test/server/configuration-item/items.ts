import { insertMany } from '../../../server/database/insert-many.ts';
import type { UnitOfWork } from '../../../server/database/unit-of-work.ts';
import { writeItems } from '../../../server/features/configuration-item/item.repository.ts';
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
  const items = given.map(({ id, status = 'live', services = [], relations = [], fields = {} }) => ({
    ...{ id, number: id.toUpperCase(), status, createdAt: '', lockVersion: 1, incoming: 0, services, relations },
    fields: itemFields.parse({ name: id.toUpperCase(), type: 'server', ...fields }),
  }));
  await unitOfWork((tx) =>
    writeItems(
      tx,
      items.map((after) => ({ before: null, after })),
      cause,
    ),
  );
}

/** An approved change that names items, as change management would leave it. */
export async function givenAuthority(
  unitOfWork: UnitOfWork,
  {
    number,
    ciIds,
    status = 'approved',
    closedAt = null,
  }: {
    readonly number: string;
    readonly ciIds: readonly string[];
    readonly status?: string;
    readonly closedAt?: string | null;
  },
): Promise<void> {
  await unitOfWork(async (tx) => {
    await insertMany(tx, 'record', [
      {
        ...{
          id: number,
          type: 'change',
          number,
          title: number,
          status,
          stage: status,
          search_text: number.toLowerCase(),
        },
        ...{
          fields: JSON.stringify({ ciIds }),
          created_at: tx.now,
          updated_at: tx.now,
          closed_at: closedAt,
          lock_version: 1,
        },
      },
    ]);
  });
}
