import { expect, test } from 'vitest';
import { Coverage } from './support/coverage.ts';
import { accepted, answers, raised } from './support/problem-case.ts';
import { type Answers, Walk } from './support/walk.ts';

const model = 'problem/problem';
const coverage = new Coverage();

/** Every called model ends as well as it can, with what differs. */
function everything(differing: Answers['calls'] = {}): Answers {
  return answers({
    calls: {
      'accept-problem': { outcome: 'accepted' },
      'find-workaround': { outcome: 'published' },
      'root-cause': { outcome: 'fix' },
      'fix-problem': { outcome: 'fixed' },
      'close-problem': {},
      'join-problem': {},
      ...differing,
    },
  });
}

const message = {
  payload: {
    trigger: 'T1',
    triggers: ['T1'],
    priority: 'P3',
    sourceNumbers: ['INC000001'],
    serviceId: 'hr',
    category: 'database',
    ciIds: ['db-07'],
    dedupKey: 'hr|database|db-07',
  },
};

test('given a raised problem, when its fix is effective, then it is closed and kept what raised it', async () => {
  const walk = await (await Walk.of(model, { number: 'PRB000001' }, everything())).start(message, 'SE1_raised');

  expect(coverage.add(walk).end?.elementId).toBe('EE1_closed');
  expect(walk.statuses).toEqual(['closed']);
  expect(walk.record).toMatchObject({ problemKey: 'hr|database|db-07', triggerPriority: 'P3', serviceId: 'hr' });
});

test('given an analyst reports one, when it is not taken on, then nothing more happens', async () => {
  const form = { title: 'Slow', description: 'Slow', trigger: 'manual', serviceId: 'hr', category: 'database' };
  const walk = await Walk.of(model, { number: 'PRB000001' }, everything({ 'accept-problem': { outcome: 'rejected' } }));

  await walk.start({ ...form, completedBy: 'he-tao' }, 'SE2_reported');

  expect(coverage.add(walk).end?.elementId).toBe('EE2_not_taken');
  expect(walk.record).toMatchObject({ problemKey: 'hr|database|', requesterId: 'he-tao', triggers: ['manual'] });
});

test('given a fix that does not hold, then the cause is looked for again, and its clocks go on', async () => {
  const answered = everything();
  const { 'fix-problem': _fix, ...calls } = answered.calls ?? {};
  const walk = await (await Walk.of(model, accepted, { ...answered, calls })).start(message, 'SE1_raised');

  await walk.return('CA3_fix', { outcome: 'again' });
  expect(walk.record).toMatchObject({ reopenCount: 1, fixedAt: null, recurrences: [] });
  await walk.return('CA3_fix', { outcome: 'fixed' });

  expect(coverage.add(walk).end?.elementId).toBe('EE1_closed');
  expect(walk.statuses).toEqual(['reopened', 'closed']);
});

test('given a fix that does not pay, when the service owner accepts, then the residual waits for its review', async () => {
  const walk = await Walk.of(model, accepted, everything({ 'root-cause': { outcome: 'residual' } }));
  await walk.start(message, 'SE1_raised');

  await walk.complete('UT6_accept_residual', {
    residualChoice: 'accepted',
    reason: 'Too expensive for four hours a year.',
    reviewDate: '2026-09-09',
    completedBy: 'guo-bin',
  });

  expect(coverage.add(walk).end?.elementId).toBe('EE4_residual');
  expect(walk.statuses).toEqual(['accepted-residual']);
  expect(walk.messages).toEqual([
    {
      name: 'msg.problem.residual',
      key: 'PRB000001',
      payload: { recordNumber: 'PRB000001', reviewDate: '2026-09-09' },
    },
  ]);
  expect(walk.record).toMatchObject({ residualBy: 'guo-bin', closureCode: 'accepted-residual' });
});

test('given a fix that does not pay, when the service owner wants it all the same, then it is fixed', async () => {
  const walk = await Walk.of(model, accepted, everything({ 'root-cause': { outcome: 'residual' } }));
  await walk.start(message, 'SE1_raised');

  await walk.complete('UT6_accept_residual', { residualChoice: 'refused', reason: 'Our customers leave.' });

  expect(coverage.add(walk).end?.elementId).toBe('EE1_closed');
});

test('given a closed problem, when it is opened again, then the search for the cause begins anew', async () => {
  const walk = await Walk.of(model, { ...raised, status: 'closed', closureCode: 'resolved' }, everything());

  await walk.start({ payload: { recordNumber: 'PRB000001', reason: 'It is back' } }, 'SE3_again');

  expect(coverage.add(walk).statuses).toEqual(['reopened', 'closed']);
  expect(walk.record).toMatchObject({ reopenReason: 'It is back', reopenCount: 1 });
});

test('given an open problem, then what is raised again joins it, comments reach the analyst, and it can be withdrawn', async () => {
  const answered = everything();
  const { 'root-cause': _cause, 'join-problem': _join, ...calls } = answered.calls ?? {};
  const walk = await Walk.of(model, { ...accepted, assigneeId: 'he-tao' }, { ...answered, calls });
  await walk.start(message, 'SE1_raised');

  await walk.receive('ES3_start', { sourceNumbers: ['INC000009'], triggers: ['T3'], priority: 'P1' });
  expect(walk.call('CA6_join').variables).toMatchObject({ numbers: ['INC000009'], triggers: ['T3'], priority: 'P1' });
  await walk.return('CA6_join', {});
  await walk.receive('ES2_start', { by: 'liu-yan', text: 'Ask the supplier' });
  await walk.receive('ES1_start', { reason: 'Raised by mistake', by: 'lin-xia' });

  expect(coverage.add(walk).statuses).toEqual(['cancelled']);
  expect(walk.record).toMatchObject({ closureCode: 'cancelled', cancelReason: 'Raised by mistake' });
});

test('given all these walks, then every element of the model was reached', async () => {
  expect(await coverage.missing(model)).toEqual([]);
});
