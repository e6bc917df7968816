import { z } from 'zod';
import { type Actor, can } from '../../actor.ts';
import { type ConfigurationItemView, configurationItem } from '../../contract/master-data.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { type Condition, everything, type MasterDatum, nothing } from '../../master-data/master-data.ts';
import { ReadableMasterData } from '../../master-data/readable-master-data.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';

/** Fields of a record of type `configuration-item`. */
export const configurationItemFields = configurationItem.omit({ id: true, owner: true }).extend({
  ownerId: z.string().nullable(),
});

/** Configuration items: for the provider only, how services are built is not for everybody. */
export function configurationItems(reader: Reader, people: PersonDirectory): ReadableMasterData<ConfigurationItemView> {
  return new ReadableMasterData(reader, {
    type: 'configuration-item',
    visibleTo,
    toViews: (rows) => toViews(rows, people),
    label: ({ name }) => ({ en: name, zh: name }),
  });
}

function visibleTo(actor: Actor): Condition {
  return can(actor, 'master-data.read') ? everything : nothing;
}

async function toViews(
  rows: readonly MasterDatum[],
  people: PersonDirectory,
): Promise<readonly ConfigurationItemView[]> {
  const parsed = rows.map(({ id, fields }) => ({ id, ...configurationItemFields.parse(fields) }));
  const person = await people.refs(parsed.map(({ ownerId }) => ownerId));
  return parsed.map(({ ownerId, ...rest }) => ({ ...rest, owner: person(ownerId) }));
}
