import { z } from 'zod';
import { type Actor, can } from '../../actor.ts';
import { type CustomerView, customer } from '../../contract/master-data.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { among, type Condition, everything, type MasterDatum } from '../../master-data/master-data.ts';
import { ReadableMasterData } from '../../master-data/readable-master-data.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';

/** Fields of a record of type `customer`. */
export const customerFields = customer.omit({ id: true, representative: true }).extend({
  representativeId: z.string().nullable(),
});

/** Customers. Their own people see only their own. */
export function customers(reader: Reader, people: PersonDirectory): ReadableMasterData<CustomerView> {
  return new ReadableMasterData(reader, {
    type: 'customer',
    visibleTo,
    toViews: (rows) => toViews(rows, people),
    label: ({ name }) => name,
  });
}

function visibleTo(actor: Actor): Condition {
  if (can(actor, 'master-data.read')) return everything;
  return among('id', actor.customerId === null ? [] : [actor.customerId]);
}

async function toViews(rows: readonly MasterDatum[], people: PersonDirectory): Promise<readonly CustomerView[]> {
  const parsed = rows.map(({ id, fields }) => ({ id, ...customerFields.parse(fields) }));
  const person = await people.refs(parsed.map(({ representativeId }) => representativeId));
  return parsed.map(({ representativeId, ...rest }) => ({ ...rest, representative: person(representativeId) }));
}
