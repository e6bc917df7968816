import { z } from 'zod';
import { type Actor, can } from '../../actor.ts';
import { type ServiceView, service } from '../../contract/master-data.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { type Condition, everything, type MasterDatum } from '../../master-data/master-data.ts';
import { ReadableMasterData } from '../../master-data/readable-master-data.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';

/** Fields of a record of type `service`. */
export const serviceFields = service.omit({ id: true, status: true, owner: true, businessOwner: true }).extend({
  ownerId: z.string().nullable(),
  businessOwnerId: z.string().nullable(),
});

/** The service catalogue. Customers see the services offered to them and in use; the provider sees all. */
export function serviceCatalogue(reader: Reader, people: PersonDirectory): ReadableMasterData<ServiceView> {
  return new ReadableMasterData(reader, {
    type: 'service',
    visibleTo,
    toViews: (rows) => toViews(rows, people),
    label: ({ name }) => name,
  });
}

function visibleTo(actor: Actor): Condition {
  if (can(actor, 'master-data.read')) return everything;
  return { sql: "status = 'catalogue' AND (customer_id IS NULL OR customer_id = ?)", params: [actor.customerId] };
}

async function toViews(rows: readonly MasterDatum[], people: PersonDirectory): Promise<readonly ServiceView[]> {
  const parsed = rows.map(({ id, status, fields }) => ({ id, status, ...serviceFields.parse(fields) }));
  const person = await people.refs(parsed.flatMap(({ ownerId, businessOwnerId }) => [ownerId, businessOwnerId]));
  return parsed.map(({ ownerId, businessOwnerId, ...rest }) => ({
    ...rest,
    owner: person(ownerId),
    businessOwner: person(businessOwnerId),
  }));
}
