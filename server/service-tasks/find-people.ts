import { z } from 'zod';
import { localized } from '../contract/common.ts';
import { peopleBehind } from '../execution/people.ts';
import { everything, findMasterDatum } from '../master-data/master-data.ts';
import { defineServiceTask, type ServiceContext } from './service-task.ts';

/** Somebody a form offers. */
const person = z.object({
  value: z.string(),
  label: localized,
  /** B: the business; I: the provider. */
  side: z.enum(['B', 'I']),
});

/** The people behind roles, each once and in the order of the roles, as a form can offer or list them. */
export const findPeople = defineServiceTask({
  inputs: z.object({
    /** Roles, also those that mean one person of the record such as `service-owner`. */
    roles: z.array(z.string()).min(1),
  }),
  outputs: z.object({ people: z.array(person) }),
  run: async (_tx, { roles }, context) => {
    const people = new Map<string, z.infer<typeof person>>();
    for (const role of roles)
      for (const id of await peopleBehind([role], context.record, context.parts.directory))
        if (!people.has(id))
          people.set(id, { value: id, label: await nameOf(id, context), side: sideOf(role, context) });
    return { people: [...people.values()] };
  },
});

async function nameOf(id: string, { run }: ServiceContext): Promise<z.infer<typeof localized>> {
  const name = localized.safeParse((await findMasterDatum(run.tx, 'user', id, everything))?.fields['name']);
  return name.success ? name.data : { en: id, zh: id };
}

/** The side of the role they are asked as; a role of either side is taken as the provider's. */
function sideOf(role: string, { parts }: ServiceContext): 'B' | 'I' {
  return parts.versions.shared.roles.find(({ id }) => id === role)?.side === 'B' ? 'B' : 'I';
}
