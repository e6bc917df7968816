import { expect, test } from 'vitest';
import { Coverage } from './support/coverage.ts';
import { accepted, answers } from './support/problem-case.ts';
import { Walk } from './support/walk.ts';

const coverage = new Coverage();

test.each([
  { sourceNumbers: ['INC000001'], processCause: 'yes', messages: ['msg.improvement.raise'] },
  { sourceNumbers: [], processCause: 'no', messages: [] },
])(
  'given a problem with $sourceNumbers, when it is closed and a process was at fault: $processCause',
  async (given) => {
    const { sourceNumbers, processCause, messages } = given;
    const record = { ...accepted, sourceNumbers, knownErrorId: 'ke-1' };
    const walk = await (await Walk.of('problem/close-problem', record, answers())).start();

    await walk.complete('UT7_close', { lessons: 'Watch the index.', processCause });

    expect(coverage.add(walk).end?.elementId).toBe('EE1_done');
    expect(walk.messages.map(({ name }) => name)).toEqual(messages);
    expect(walk.record).toMatchObject({ lessons: 'Watch the index.', closureCode: 'resolved' });
  },
);

const residual = {
  ...accepted,
  status: 'accepted-residual',
  reviewDate: '2026-09-09',
  residualReason: 'Too expensive',
};

async function onTheDay(): Promise<Walk> {
  const walk = await (await Walk.of('problem/residual-review', residual, answers())).start(
    { payload: { recordNumber: 'PRB000001', reviewDate: '2026-09-09' } },
    'SE4_accepted',
  );
  return walk.fire('TC1_review_day');
}

test('given a residual, when it is kept, then it waits for its next review', async () => {
  const walk = await onTheDay();
  await walk.complete('UT8_review_residual', { way: 'keep', reason: 'Still cheaper.', reviewDate: '2027-09-09' });

  expect(coverage.add(walk).messages).toEqual([
    {
      name: 'msg.problem.residual',
      key: 'PRB000001',
      payload: { recordNumber: 'PRB000001', reviewDate: '2027-09-09' },
    },
  ]);
  expect(walk.record).toMatchObject({ reviewDate: '2027-09-09', residualReason: 'Still cheaper.' });
});

test('given a residual, when nobody needs it any more, then it is closed', async () => {
  const walk = await onTheDay();
  await walk.complete('UT8_review_residual', { way: 'retire', reason: 'The service is gone.' });

  expect(coverage.add(walk).statuses).toEqual(['closed']);
  expect(walk.record).toMatchObject({ closureCode: 'retired', residualReason: 'Too expensive' });
});

test('given a residual, when its cause is to be looked for again, then the problem is opened again', async () => {
  const walk = await onTheDay();
  await walk.complete('UT8_review_residual', { way: 'raise', reason: 'It costs more now.' });

  expect(coverage.add(walk).messages).toEqual([
    {
      name: 'msg.problem.reopen',
      key: 'PRB000001',
      payload: { recordNumber: 'PRB000001', reason: 'It costs more now.' },
    },
  ]);
});

test('given a residual that waits, when it is raised again, then the incidents are only linked', async () => {
  const walk = await (
    await Walk.of('problem/residual-review', residual, answers({ calls: { 'join-problem': {} } }))
  ).start({ payload: { recordNumber: 'PRB000001' } }, 'SE4_accepted');
  await walk.receive('ES3_start', { sourceNumbers: ['INC000009'], triggers: ['T1'], priority: 'P3' });

  expect(coverage.add(walk).end).toBeNull();
});

const group = {
  key: 'hr|database|db-07',
  serviceId: 'hr',
  category: 'database',
  ciIds: ['db-07'],
  numbers: ['INC000001', 'INC000002'],
  priority: 'P3',
  similarIncidents: 5,
  highPriorityOnCi: 0,
  noFaultFound: 0,
};
const trends = (groups: readonly (typeof group)[]) =>
  answers({
    services: {
      'find-trends': {
        title: '2025-12-09 – 2026-03-09',
        periodFrom: '2025-12-09T02:00:00Z',
        periodTo: '2026-03-09T02:00:00Z',
        examined: 9,
        groups: [...groups],
      },
    },
  });

test('given groups of incidents, when Monday comes, then those that meet a trigger raise a problem', async () => {
  const groups = [group, { ...group, similarIncidents: 4 }, { ...group, similarIncidents: 3, noFaultFound: 3 }];
  const walk = await (await Walk.of('problem/trend', { number: 'TRA000001' }, trends(groups))).start({}, 'SE3_monday');

  expect(coverage.add(walk).statuses).toEqual(['done']);
  expect(walk.messages.map(({ payload }) => payload)).toMatchObject([
    { trigger: 'proactive', triggers: ['T1'], priority: 'P3', sourceNumbers: ['INC000001', 'INC000002'] },
    { trigger: 'proactive', triggers: ['T7'], priority: 'P4' },
  ]);
  expect(walk.record).toMatchObject({ examined: 9, groups: [{ incidents: 'INC000001, INC000002' }, {}, {}] });
});

test.each(['close-problem', 'residual-review', 'trend'])(
  'given all these walks, then every element of %s was reached',
  async (model) => {
    expect(await coverage.missing(`problem/${model}`)).toEqual([]);
  },
);
