import { z } from 'zod';
import { derivedPerson } from '../execution/people.ts';
import { defineServiceTask, type ServiceContext } from './service-task.ts';

/** A seat of an approval: one vote. */
const seat = z.object({
  /** Null: whoever of the role takes the task. */
  userId: z.string().nullable(),
  role: z.string(),
  veto: z.boolean(),
});

type Seat = z.infer<typeof seat>;

/** The seats of an approval, one per role; who holds several of the roles has one vote, with every right of them. */
export const resolveApprovers = defineServiceTask({
  inputs: z.object({
    /** Roles that are asked, in the order they are asked. */
    roles: z.array(z.string()).min(1).max(100),
    /** Those whose rejection alone decides. */
    veto: z.array(z.string()).default([]),
  }),
  outputs: z.object({ approvers: z.array(seat) }),
  run: async (_tx, { roles, veto }, context) => {
    const seats: Seat[] = [];
    for (const role of new Set(roles)) {
      const userId = await onlyHolder(role, context);
      const mayVeto = veto.includes(role);
      const taken = userId === null ? undefined : seats.find((each) => each.userId === userId);
      if (taken) taken.veto ||= mayVeto;
      else seats.push({ userId, role, veto: mayVeto });
    }
    return { approvers: seats };
  },
});

async function onlyHolder(role: string, { parts: { directory }, record }: ServiceContext): Promise<string | null> {
  const person = record ? await derivedPerson(role, record, directory) : null;
  if (person !== null) return person;
  const [first, ...others] = await directory.holdersOf(role);
  return others.length === 0 ? (first ?? null) : null;
}
