import { z } from 'zod';
import { type Actor, can } from '../../actor.ts';
import { type GroupView, group } from '../../contract/master-data.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { among, type Condition, everything, type MasterDatum } from '../../master-data/master-data.ts';
import { ReadableMasterData } from '../../master-data/readable-master-data.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';

/** Fields of a record of type `group`. Who belongs to it is said by the accounts. */
export const groupFields = group.pick({ name: true }).extend({ leadId: z.string().nullable() });

/** Support groups. People outside the provider see only their own. */
export function groups(reader: Reader, people: PersonDirectory): ReadableMasterData<GroupView> {
  return new ReadableMasterData(reader, {
    type: 'group',
    visibleTo,
    toViews: (rows) => toViews(rows, people),
    label: ({ name }) => name,
  });
}

function visibleTo(actor: Actor): Condition {
  return can(actor, 'master-data.read') ? everything : among('id', actor.groups);
}

async function toViews(rows: readonly MasterDatum[], people: PersonDirectory): Promise<readonly GroupView[]> {
  const parsed = rows.map(({ id, fields }) => ({ id, ...groupFields.parse(fields) }));
  const members = new Map<string, readonly string[]>();
  for (const { id } of parsed) members.set(id, await people.byGroup(id));
  const person = await people.refs([...[...members.values()].flat(), ...parsed.map(({ leadId }) => leadId)]);
  return parsed.map(({ id, name, leadId }) => ({
    id,
    name,
    lead: person(leadId),
    members: (members.get(id) ?? []).map(person).filter((member) => member !== null),
  }));
}
