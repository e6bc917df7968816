import { z } from 'zod';
import { approvalRule } from '../../rules/schema/approval.ts';
import { localized } from '../contract/common.ts';
import { separationAt } from '../features/separation/separation.view.ts';
import { peopleForSeat } from './resolve-approvers/people-for-seat.ts';
import { defineServiceTask } from './service-task.ts';

/** A seat of an approval: one vote. */
const seat = z.object({
  /** The one person whose seat it is; null: any of `userIds`, or whoever of the role takes the task. */
  userId: z.string().nullable(),
  /** Everybody who may take it. */
  userIds: z.array(z.string()),
  /** The first of `roles`: the one the vote is cast as. */
  role: z.string(),
  /** All the roles this one vote counts for. */
  roles: z.array(z.string()),
  veto: z.boolean(),
});

type Seat = z.infer<typeof seat>;

/**
 * The seats of an approval, one per role; who holds several of the roles has one vote, with every right of them.
 *
 * A seat whose holders duties keep away is left out where a number or a share of the others can decide without it;
 * where everybody is needed it stays, and goes to whoever stands in. A rule that hands on instead of refusing gives it
 * to their manager, or the next one up.
 */
export const resolveApprovers = defineServiceTask({
  inputs: z.object({
    /** Roles that are asked. */
    roles: z.array(z.string()).min(1).max(100),
    /** The order they are asked in, and those it does not name after it; absent: that of `roles`. */
    order: z.array(z.string()).default([]),
    /** Those whose rejection alone decides. */
    veto: z.array(z.string()).default([]),
    /** Rules that separate duties at the approval task, with `;` between. */
    sod: z.string().nullable().default(null),
    /** Others who must not vote, by user id. */
    keptAway: z.array(z.string().nullable()).default([]),
    /** As in the input `approvalRule` of the approval task. */
    needed: approvalRule.shape.needed,
    minimum: approvalRule.shape.minimum,
    /** User ids a form shows to approvers, who need not be people who may look them up. */
    shown: z.array(z.string().nullable()).default([]),
  }),
  outputs: z.object({
    approvers: z.array(seat),
    /** Those of `shown`, as a form shows them. */
    people: z.array(z.object({ value: z.string(), label: localized })),
  }),
  run: async (_tx, { roles, order, veto, sod, keptAway, needed, minimum, shown }, context) => {
    const { run, record, instance, elementId, parts } = context;
    const task = { elementId, sod, record, rootId: instance.rootId, isApproval: true };
    const separation = await separationAt(task, run.tx, parts.versions.shared);
    const rules = { separation, keptAway: keptAway.filter((id) => id !== null) };
    const seats: (Seat & { readonly isVacant: boolean })[] = [];
    for (const role of inOrder([...new Set(roles)], order)) {
      const { able, known } = await peopleForSeat(role, rules, context);
      const mayVeto = veto.includes(role);
      const others = able.filter((id) => !seats.some(({ userId }) => userId === id));
      const [first = known] = others;
      // Whoever sits already sits for this role as well, when nobody else may.
      const sitting = others.length === 0 ? seats.find(({ userId }) => userId === (able[0] ?? known)) : undefined;
      if (sitting && sitting.userId !== null) {
        sitting.veto ||= mayVeto;
        sitting.roles.push(role);
        continue;
      }
      const userId = others.length > 1 ? null : first;
      const userIds = others.length > 0 || first === null ? others : [first];
      seats.push({ userId, userIds, role, roles: [role], veto: mayVeto, isVacant: able.length === 0 });
    }
    const filled = seats.filter(({ isVacant }) => !isVacant);
    const least = { all: seats.length, number: needed.type === 'number' ? needed.count : 0, share: minimum };
    const asked = filled.length >= Math.max(least[needed.type], 1) ? filled : seats;
    const names = await parts.directory.names(shown.filter((id) => id !== null));
    return {
      approvers: asked.map(({ isVacant: _, ...each }) => each),
      people: [...names].map(([value, label]) => ({ value, label })),
    };
  },
});

/** Roles the order does not name come last, as they came. */
function inOrder(roles: readonly string[], order: readonly string[]): readonly string[] {
  const placeOf = (role: string) => (order.includes(role) ? order.indexOf(role) : order.length);
  return roles.toSorted((a, b) => placeOf(a) - placeOf(b));
}
