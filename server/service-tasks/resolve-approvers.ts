import { z } from 'zod';
import { approvalRule } from '../../rules/schema/approval.ts';
import { derivedPerson } from '../execution/people.ts';
import { activePerson } from '../features/separation/judged-person.view.ts';
import { type Separation, separationAt } from '../features/separation/separation.view.ts';
import { defineServiceTask, type ServiceContext } from './service-task.ts';

/** A seat of an approval: one vote. */
const seat = z.object({
  /** Null: whoever of the role takes the task. */
  userId: z.string().nullable(),
  role: z.string(),
  veto: z.boolean(),
});

type Seat = z.infer<typeof seat>;

/**
 * The seats of an approval, one per role; who holds several of the roles has one vote, with every right of them.
 *
 * A seat whose holders duties keep away is left out where a number or a share of the others can decide without it;
 * where everybody is needed it stays, and goes to whoever stands in.
 */
export const resolveApprovers = defineServiceTask({
  inputs: z.object({
    /** Roles that are asked, in the order they are asked. */
    roles: z.array(z.string()).min(1).max(100),
    /** Those whose rejection alone decides. */
    veto: z.array(z.string()).default([]),
    /** Rules that separate duties at the approval task, with `;` between. */
    sod: z.string().nullable().default(null),
    /** As in the input `approvalRule` of the approval task. */
    needed: approvalRule.shape.needed,
    minimum: approvalRule.shape.minimum,
  }),
  outputs: z.object({ approvers: z.array(seat) }),
  run: async (_tx, { roles, veto, sod, needed, minimum }, context) => {
    const { run, record, instance, elementId, parts } = context;
    const task = { elementId, sod, record, rootId: instance.rootId, isApproval: true };
    const separation = await separationAt(task, run.tx, parts.versions.shared);
    const seats: (Seat & { readonly isVacant: boolean })[] = [];
    for (const role of new Set(roles)) {
      const { userId, isVacant } = await holderOf(role, separation, context);
      const mayVeto = veto.includes(role);
      const taken = userId === null ? undefined : seats.find((each) => each.userId === userId);
      if (taken) taken.veto ||= mayVeto;
      else seats.push({ userId, role, veto: mayVeto, isVacant });
    }
    const filled = seats.filter(({ isVacant }) => !isVacant);
    const least = { all: seats.length, number: needed.type === 'number' ? needed.count : 0, share: minimum };
    const asked = filled.length >= Math.max(least[needed.type], 1) ? filled : seats;
    return { approvers: asked.map(({ isVacant: _, ...each }) => each) };
  },
});

/** Who sits for a role: the one person who may; null when several may, or nobody. */
async function holderOf(
  role: string,
  separation: Separation,
  { run, record, parts: { directory } }: ServiceContext,
): Promise<{ readonly userId: string | null; readonly isVacant: boolean }> {
  const person = record ? await derivedPerson(role, record, directory) : null;
  const holders = person === null ? await directory.holdersOf(role) : [person];
  const able: string[] = [];
  for (const id of holders) {
    const account = await activePerson(run.tx, id);
    if (account && separation.refusalOf(account) === null) able.push(id);
  }
  const [first, ...others] = able;
  const only = first !== undefined && others.length === 0 ? first : null;
  // Nobody may: the task is still asked of whoever the role means, and goes on from there.
  const known = able.length === 0 && holders.length === 1 ? (holders[0] ?? null) : null;
  return { userId: only ?? known, isVacant: able.length === 0 };
}
