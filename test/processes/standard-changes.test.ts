import { expect, test } from 'vitest';
import { answers, vote } from './support/change-case.ts';
import { Coverage } from './support/coverage.ts';
import { Walk } from './support/walk.ts';

const template = { number: 'CHT000001', title: 'TLS certificate renewal', status: 'active' };
const asked = { payload: { number: 'CHT000001' } };

test('given a quarter, when it is looked at, then improvements and figures go out', async () => {
  const coverage = new Coverage();
  const walk = await (await Walk.of('change/change-trend', {}, answers())).start({}, 'SE5_quarter');
  await walk.complete('UT17_review', {
    conclusion: 'Fewer emergencies',
    improvements: [{ text: 'Test more', owner: 'xu-fang', due: '2026-06-30' }],
  });

  expect(coverage.add(walk).messages.map(({ name }) => name)).toEqual(['msg.improvement.raise', 'msg.report.data']);
  expect(await coverage.missing('change/change-trend')).toEqual([]);
});

test('given a week, then each template whose approval ends soon is brought before the board', async () => {
  const coverage = new Coverage();
  const walk = await (await Walk.of('change/template-watch', {}, answers())).start({}, 'SE6_week');

  expect(coverage.add(walk).messages).toMatchObject([{ name: 'msg.template.renew' }]);
  expect(await coverage.missing('change/template-watch')).toEqual([]);
});

test('given a template before the board, then it is renewed for a year, or taken out of use', async () => {
  const coverage = new Coverage();
  const begun = async () => (await Walk.of('change/renew-template', template, answers())).start(asked, 'SE_due');

  const renewed = await begun();
  await vote(renewed, 'UT1_approve', 'approve', 'approved');
  expect(coverage.add(renewed).end?.elementId).toBe('EE1_renewed');

  const refused = await begun();
  await vote(refused, 'UT1_approve', 'reject', 'rejected', 'It went wrong twice');
  expect(coverage.add(refused).end?.elementId).toBe('EE2_retired');
  expect(refused.statuses).toEqual(['retired']);
  expect(await coverage.missing('change/renew-template')).toEqual([]);
});
