import { expect, test } from 'vitest';
import { Coverage } from './support/coverage.ts';
import { answers, classified } from './support/incident-case.ts';
import { Walk } from './support/walk.ts';

const model = 'incident/major-incident-review';
const actions = [
  { text: 'Keep a spare disk', owner: 'wang-lei', due: '2026-03-31' },
  { text: 'Rehearse', owner: 'zhao-jun', due: '2026-04-30' },
];

test('given a restored major incident, when it is reviewed, then each agreed action becomes an improvement', async () => {
  const coverage = new Coverage();
  const record = { ...classified, miManagerId: 'zhao-jun', serviceRestoredAt: '2026-03-08T19:20:00.000Z' };
  const walk = await (await Walk.of(model, record, answers())).start(
    { payload: { recordNumber: 'INC000001' } },
    'SE4_review',
  );
  const report = { timeline: 't', impact: 'i', cause: 'c', wentWell: 'w', wentBadly: 'b', actions };
  await walk.complete('UT24_report', { ...report, taskDueAt: '2026-03-11T10:00:00.000Z' });
  expect(walk.task('UT25_review').inputs).toMatchObject({
    decisions: actions,
    attendees: [{ user: 'zhao-jun', side: 'I' }],
  });
  await walk.complete('UT25_review', { attendees: [{ user: 'qian-li', side: 'B' }], minutes: 'm', decisions: actions });

  expect(coverage.add(walk).record).toMatchObject({ majorReport: report, majorReportDue: '2026-03-12T10:00:00.000Z' });
  expect(walk.record['majorReportedAt']).toMatch(/^2026-03-09T/);
  expect(walk.messages).toMatchObject([
    { payload: { owner: 'wang-lei', source: 'INC000001' } },
    { payload: { owner: 'zhao-jun' } },
  ]);
  expect(await coverage.missing(model)).toEqual([]);
});
