import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ApprovalRule, type Decision, type Member, tally, type Vote } from '../../rules/approval.ts';
import { approvalRule } from '../../rules/schema/approval.ts';

const cab: ApprovalRule = {
  needed: { type: 'share', numerator: 2, denominator: 3 },
  minimum: 3,
};
const vetoes = ['service-owner', 'infosec-manager'];

function members(votes: Readonly<Record<string, Vote | null>>): readonly Member[] {
  return Object.entries(votes).map(([role, vote]) => ({ mayVeto: vetoes.includes(role), vote }));
}

describe('a board that decides by two thirds with vetoes', () => {
  const board = (votes: Readonly<Record<string, Vote | null>>) => tally(cab, members(votes)).decision;
  const three = { 'change-manager': 'approve', 'service-owner': 'approve' } as const;

  test.each<[string, Readonly<Record<string, Vote | null>>, Decision | null]>([
    ['one rejection of four is approved', { ...three, architect: 'reject', 'customer-rep': 'approve' }, 'approved'],
    ['two rejections of four are rejected', { ...three, architect: 'reject', 'customer-rep': 'reject' }, 'rejected'],
    [
      'a veto is rejected although four of five approve',
      { ...three, architect: 'approve', 'customer-rep': 'approve', 'infosec-manager': 'reject' },
      'rejected',
    ],
    ['three approvals of four are certain', { ...three, architect: 'approve', 'customer-rep': null }, 'approved'],
    [
      'nothing is certain while somebody could veto',
      { ...three, architect: 'approve', 'customer-rep': 'approve', 'infosec-manager': null },
      null,
    ],
    [
      'a veto ends it with everybody else missing',
      { 'service-owner': 'reject', architect: null, tester: null },
      'rejected',
    ],
    [
      'an abstention is out of the denominator',
      { ...three, architect: 'approve', 'customer-rep': 'reject', tester: 'abstain' },
      'approved',
    ],
    ['two who decide are no board', { ...three, architect: 'abstain' }, 'not-quorate'],
    ['a question ends it at once', { ...three, architect: 'more-info', 'customer-rep': null }, 'more-info'],
  ])('given a board of which %s', (_name, votes, decision) => {
    expect(board(votes)).toBe(decision);
  });
});

test('given an approval by everybody, when one has not voted, then it is open; when one rejects, then it is rejected at once', () => {
  const rule: ApprovalRule = { needed: { type: 'all' }, minimum: 1 };
  const of = (...votes: (Vote | null)[]) =>
    tally(
      rule,
      votes.map((vote) => ({ mayVeto: false, vote })),
    ).decision;
  expect([of('approve', null), of('reject', null, null), of('approve', 'approve'), of('approve', 'abstain')]).toEqual([
    null,
    'rejected',
    'approved',
    'approved',
  ]);
  expect([of(), of('abstain')]).toEqual(['not-quorate', 'not-quorate']);
});

test('given two approvals that are needed, when they are there or out of reach, then the others are not waited for', () => {
  const rule: ApprovalRule = { needed: { type: 'number', count: 2 }, minimum: 1 };
  const of = (...votes: (Vote | null)[]) =>
    tally(
      rule,
      votes.map((vote) => ({ mayVeto: false, vote })),
    );
  expect(of('approve', 'reject', null)).toMatchObject({ decision: null, approve: 1, reject: 1, waiting: 1 });
  expect(of('approve', 'approve', null, null).decision).toBe('approved');
  expect(of('reject', 'reject', null).decision).toBe('rejected');
});

test.each([
  ['all', { type: 'all' }],
  [2, { type: 'number', count: 2 }],
  ['2', { type: 'number', count: 2 }],
  ['2/3', { type: 'share', numerator: 2, denominator: 3 }],
])('given a rule that needs %s, then it is read', (needed, expected) => {
  expect(approvalRule.parse({ needed })).toEqual({ needed: expected, minimum: 1 });
});

test.each(['most', '3/2', '0', '2/0', '', -1, 0, 1.5, '1/3/5'])(
  'given a rule that needs "%s", then it is refused',
  (needed) => {
    expect(approvalRule.safeParse({ needed }).success).toBe(false);
  },
);

describe('for any rule and any votes', () => {
  const needed: fc.Arbitrary<ApprovalRule['needed']> = fc.oneof(
    fc.constant({ type: 'all' as const }),
    fc.record({ type: fc.constant('number' as const), count: fc.integer({ min: 1, max: 7 }) }),
    fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 }))
      .map(([numerator, more]) => ({ type: 'share' as const, numerator, denominator: numerator + more })),
  );
  const rule = fc.record({ needed, minimum: fc.integer({ min: 1, max: 5 }) });
  const answers: readonly Vote[] = ['approve', 'reject', 'abstain'];
  const member = fc.record({
    mayVeto: fc.boolean(),
    vote: fc.constantFrom<Vote | null>('approve', 'reject', 'abstain', null),
  });
  const board = fc.array(member, { maxLength: 7 });

  /** Every way the missing votes can be given. */
  function* endings(some: readonly Member[]): Generator<readonly Member[]> {
    const at = some.findIndex(({ vote }) => vote === null);
    if (at < 0) yield some;
    else for (const vote of answers) yield* endings(some.with(at, { mayVeto: some[at]?.mayVeto ?? false, vote }));
  }

  /** The rule in words, over votes that are all given. */
  function isApproved({ needed: by, minimum }: ApprovalRule, all: readonly Member[]): boolean {
    const approve = all.filter(({ vote }) => vote === 'approve').length;
    const reject = all.filter(({ vote }) => vote === 'reject').length;
    if (all.some(({ mayVeto, vote }) => mayVeto && vote === 'reject')) return false;
    if (approve === 0 || approve + reject < minimum) return false;
    if (by.type === 'all') return reject === 0;
    if (by.type === 'number') return approve >= by.count;
    return approve * by.denominator >= by.numerator * (approve + reject);
  }

  test('then it is approved exactly when every ending approves, and open exactly when endings differ', () => {
    fc.assert(
      fc.property(rule, board, (by, some) => {
        const results = new Set([...endings(some)].map((all) => isApproved(by, all)));
        const { decision } = tally(by, some);
        if (results.size === 2) expect(decision).toBeNull();
        else if (results.has(true)) expect(decision).toBe('approved');
        else expect(['rejected', 'not-quorate']).toContain(decision);
      }),
      { numRuns: 1500 },
    );
  });

  test('then the order of the members makes no difference, and a question beats every vote', () => {
    fc.assert(
      fc.property(rule, board, fc.infiniteStream(fc.nat()), (by, some, random) => {
        const mixed = some.map((each) => ({ each, key: random.next().value })).toSorted((a, b) => a.key - b.key);
        expect(
          tally(
            by,
            mixed.map(({ each }) => each),
          ),
        ).toEqual(tally(by, some));
        expect(tally(by, [...some, { mayVeto: false, vote: 'more-info' }]).decision).toBe('more-info');
      }),
    );
  });

  test('then nobody is heard less for voting: one more approval never makes an approved case fail', () => {
    fc.assert(
      fc.property(rule, board, (by, some) => {
        fc.pre(tally(by, some).decision === 'approved');
        expect(tally(by, [...some, { mayVeto: false, vote: 'approve' }]).decision).toBe('approved');
      }),
    );
  });
});
