import { expect, test } from 'vitest';
import { Coverage } from './support/coverage.ts';
import { answers, request } from './support/request-case.ts';
import { Walk } from './support/walk.ts';

const model = 'service-request/request-proposal';
const coverage = new Coverage();
const begun = async (cost: number) => (await Walk.of(model, { ...request, cost }, answers())).start();

test('given 50 000 exactly, when everybody approved, then no proposal is needed', async () => {
  const walk = coverage.add(await begun(5_000_000));
  expect(walk.end).toMatchObject({ elementId: 'EE1_not_needed', variables: { outcome: 'agreed' } });
  expect(walk.messages).toEqual([]);
});

test('given more than 50 000, when the proposal is approved, then the request goes on from that moment', async () => {
  const walk = await begun(5_000_001);
  expect(walk.messages).toMatchObject([
    { name: 'msg.proposal.raise', key: 'REQ000001', payload: { source: 'REQ000001' } },
  ]);
  await walk.receive('MC1_outcome', { number: 'STR000001', outcome: 'approved' });
  expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE2_agreed', variables: { outcome: 'agreed' } });
  expect(walk.record).toMatchObject({ proposalNumber: 'STR000001', approvedAt: expect.any(String) });
});

test.each(['rejected', 'deferred'])(
  'given a proposal, when it is %s, then the request is rejected',
  async (outcome) => {
    const walk = await begun(6_000_000);
    await walk.receive('MC1_outcome', { number: 'STR000001', outcome });
    expect(coverage.add(walk).end).toMatchObject({ elementId: 'EE3_refused', variables: { outcome: 'rejected' } });
  },
);

test.each([
  ['wait', undefined],
  ['stop', 'EE3_refused'],
])(
  'given silence for 60 business days, when the lead of the group says %s, then it goes on or ends',
  async (next, end) => {
    const walk = await begun(6_000_000);
    await walk.fire('TC1_overdue');
    expect(walk.task('UT1_chase').candidateGroups).toEqual(['group-lead']);
    await walk.complete('UT1_chase', { next, note: 'Asked' });
    expect(coverage.add(walk).end?.elementId).toBe(end);
  },
);

test('given these walks, then every element and flow of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
