import type { Vote } from './schema/approval.ts';

export type { Vote } from './schema/approval.ts';

/** How many must approve: all who decide, a number of them, or a share of them as a fraction in whole numbers. */
export type Needed =
  | { readonly type: 'all' }
  | { readonly type: 'number'; readonly count: number }
  | { readonly type: 'share'; readonly numerator: number; readonly denominator: number };

/** By which rule votes become a decision. */
export interface ApprovalRule {
  readonly needed: Needed;
  /** Members who must approve or reject before there is a decision; abstentions do not count. */
  readonly minimum: number;
}

/** Somebody with a vote. Who must not vote is no member. */
export interface Member {
  /** True when their rejection alone decides. */
  readonly mayVeto: boolean;
  /** Null while they have not voted. */
  readonly vote: Vote | null;
}

export type Decision = 'approved' | 'rejected' | 'more-info' | 'not-quorate';

/** Where an approval stands. */
export interface Tally {
  /** Null while more votes could still change it. */
  readonly decision: Decision | null;
  readonly approve: number;
  readonly reject: number;
  readonly abstain: number;
  readonly waiting: number;
}

/**
 * Counts votes, and decides as soon as the votes that are missing can no longer make the difference between approved
 * and not approved. Asking for more information ends the asking at once; so does a veto. Abstentions are taken out of
 * the denominator.
 *
 * Worked example: of four members 2/3 must approve. Three approvals and one rejection are 3 x 3 >= 2 x 4: approved.
 * Two and two are 3 x 2 < 2 x 4: rejected, and so they are with the second rejection already.
 *
 * @returns `not-quorate` when too few decide; a case is never approved by silence
 */
export function tally(rule: ApprovalRule, members: readonly Member[]): Tally {
  const votes = (vote: Vote | null) => members.filter((member) => member.vote === vote).length;
  const counts = {
    approve: votes('approve'),
    reject: votes('reject'),
    abstain: votes('abstain'),
    waiting: votes(null),
  };
  return { ...counts, decision: decisionOf(rule, members, { ...counts, moreInfo: votes('more-info') }) };
}

interface Counts {
  readonly approve: number;
  readonly reject: number;
  readonly waiting: number;
  readonly moreInfo: number;
}

function decisionOf(rule: ApprovalRule, members: readonly Member[], counts: Counts): Decision | null {
  if (counts.moreInfo > 0) return 'more-info';
  if (members.some(({ vote, mayVeto }) => mayVeto && vote === 'reject')) return 'rejected';
  if (!couldPass(rule, counts)) return notApproved(rule, counts);
  const vetoPossible = members.some(({ vote, mayVeto }) => mayVeto && vote === null);
  return !vetoPossible && mustPass(rule, counts) ? 'approved' : null;
}

/** What is certainly not approved was rejected by somebody, or failed for want of members who decide. */
function notApproved({ minimum }: ApprovalRule, { approve, reject, waiting }: Counts): Decision {
  return reject > 0 && approve + reject + waiting >= minimum ? 'rejected' : 'not-quorate';
}

/** It would pass if everybody who has not voted approved: no other vote makes passing likelier. */
function couldPass(rule: ApprovalRule, { approve, reject, waiting }: Counts): boolean {
  return passes(rule, approve + waiting, reject);
}

/** It passes whatever the others vote. */
function mustPass(rule: ApprovalRule, { approve, reject, waiting }: Counts): boolean {
  return passes(rule, approve, reject + waiting) && passes(rule, approve, reject);
}

/** Counts after the last vote. Compared in whole numbers: a share of 2/3 is 3 x approvals >= 2 x votes. */
function passes({ needed, minimum }: ApprovalRule, approve: number, reject: number): boolean {
  const deciding = approve + reject;
  if (approve === 0 || deciding < minimum) return false;
  switch (needed.type) {
    case 'all':
      return reject === 0;
    case 'number':
      return approve >= needed.count;
    case 'share':
      return needed.denominator * approve >= needed.numerator * deciding;
  }
}
