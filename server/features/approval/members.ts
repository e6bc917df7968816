import { z } from 'zod';
import {
  type ExecutableProcess,
  type InstanceState,
  type Json,
  type Repetition,
  repetitionOf,
} from '../../../engine/index.ts';
import type { Member } from '../../../rules/approval.ts';
import type { Voter } from './approval-round.repository.ts';
import type { VoteRow } from './vote-row.view.ts';

/** The round of an open approval task. */
export function roundOfTask(
  process: ExecutableProcess,
  state: InstanceState | null,
  taskKey: string,
): Repetition | undefined {
  return state ? repetitionOf(process, state, taskKey) : undefined;
}

/** What a model says of a seat; an item that is only a user id says nothing more. */
const seat = z.object({ role: z.string().nullish(), veto: z.boolean().nullish() });

/** True when the model gave the seat a right of veto. */
export function mayVeto(item: Json): boolean {
  return seat.safeParse(item).data?.veto === true;
}

/** The role a seat votes as; null when its item names none. */
export function roleOf(item: Json): string | null {
  return seat.safeParse(item).data?.role ?? null;
}

/** Everybody with a vote in a round, while one of them votes. */
export function membersOf(
  { item, others, rest }: Repetition,
  {
    cast,
    voters,
    vote,
  }: { readonly cast: readonly VoteRow[]; readonly voters: readonly Voter[]; readonly vote: VoteRow },
): readonly Member[] {
  const itemOf = (user: string) => voters.find((voter) => voter.user === user)?.item ?? null;
  return [
    ...cast.map(({ user, decision }) => ({ mayVeto: mayVeto(itemOf(user)), vote: decision })),
    { mayVeto: mayVeto(item), vote: vote.decision },
    ...[...others.map((other) => other.item), ...rest].map((waiting) => ({ mayVeto: mayVeto(waiting), vote: null })),
  ];
}
