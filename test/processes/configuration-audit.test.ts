import { expect, test } from 'vitest';
import { Coverage } from './support/coverage.ts';
import { Walk } from './support/walk.ts';

const record = { number: 'CFA000001', title: 't', status: 'planned', comments: null, ciIds: ['db-07'] };

test('given an audit, then what is wrong is corrected, and below 90 % everything is audited within 60 days', async () => {
  const coverage = new Coverage();
  const model = 'configuration/configuration-audit';
  const sample = [{ itemId: 'db-07', itemName: 'DB-07', ownerId: null, stratum: 's', fields: [] }];
  const start = async (accuracyPpm: number, element: string, payload: object = {}) => {
    const wrongItems = [{ key: 'item:db-07', itemId: 'db-07', itemName: 'DB-07', differences: [] }];
    const measuredAs = {
      checked: 10,
      correct: 8,
      accuracyPpm,
      accuracyPct: accuracyPpm / 10_000,
      wrong: [],
      wrongItems,
    };
    const answers = {
      services: {
        'count-audit-population': { others: 1, critical: 0, completenessPct: 100, ownedPct: 100 },
        'draw-audit-sample': { drawn: 2, lots: [1, 2] },
        'take-audit-lot': { sample, leftUse: 1 },
        'measure-audit-accuracy': measuredAs,
      },
      calls: { 'verify-item': { itemId: 'db-07', fields: [], wrong: [] } },
    };
    return (await Walk.of(model, { ...record, number: 'CFA000001' }, answers as never)).start(
      { payload } as never,
      element,
    );
  };
  const sign = { comment: 'Seen.', actions: [] };

  const fine = await start(1_000_000, 'SE3_monthly');
  expect(fine.record).toMatchObject({ sampleSize: 2, lots: 2, lot: 2, itemsVerified: 2, leftUse: 2 });
  await fine.receive('ES2_start', { by: 'li-na', text: 'Thank you.' });
  await fine.complete('UT5_sign_off', sign);
  expect(coverage.add(fine).end?.elementId).toBe('EE4_audited');

  const minor = await start(938_461, 'SE4_yearly');
  await minor.complete('UT5_sign_off', sign);
  expect(coverage.add(minor).messages).toMatchObject([
    { name: 'msg.discovery.difference', payload: { source: 'audit' } },
    { name: 'msg.discovery.difference', payload: { source: 'audit' } },
    { name: 'msg.nonconformity.raise', payload: { clause: '8.2.6', evidence: '年度全查 · Yearly audit: 93.8461 %' } },
  ]);

  const major = await start(899_999, 'SE5_full', { source: 'CFA000000', scope: 'full', dueAt: null });
  await major.complete('UT5_sign_off', sign);
  expect(coverage.add(major).messages.at(-1)).toMatchObject({
    name: 'msg.ci.audit',
    payload: { scope: 'full', source: 'CFA000001' },
  });
  expect(major.end?.elementId).toBe('EE5_full');

  const withdrawn = await start(1_000_000, 'SE3_monthly');
  await withdrawn.receive('ES1_start', { reason: 'Started twice.' });
  coverage.add(withdrawn);
  expect(await coverage.missing(model)).toEqual([]);
});

test('given an item that was drawn, then what is really so is kept', async () => {
  const coverage = new Coverage();
  const picked = {
    itemId: 'db-07',
    itemName: 'DB-07',
    ownerId: 'wang-lei',
    fields: [{ field: 'status', label: { en: 'Status', zh: '状态' }, cmdbValue: 'live', text: 'status: live' }],
  };
  const walk = await (await Walk.of('configuration/verify-item', record)).start({ picked, auditNumber: 'CFA000001' });
  await walk.complete('UT4_verify', { match: 'no', differing: [{ field: 'status', realValue: 'retired' }] });
  expect(coverage.add(walk).end?.variables).toMatchObject({
    itemId: 'db-07',
    wrong: [{ field: 'status', realValue: 'retired' }],
  });
  expect(walk.record).toMatchObject({ ownerId: 'wang-lei', auditNumber: 'CFA000001' });
  expect(await coverage.missing('configuration/verify-item')).toEqual([]);
});

test('given a baseline, called or asked for, then its number and hash are returned', async () => {
  const coverage = new Coverage();
  const answers = { services: { 'take-baseline': { count: 4, hash: 'abc', takenAt: '2026-03-09T00:00:00Z' } } };
  const called = await Walk.of('configuration/configuration-baseline', { ...record, number: 'BSL000001' }, answers);
  await called.start(
    { purpose: 'Before release', ciIds: ['db-07'], selection: null, serviceId: null, source: 'REL000001' },
    'SE1_called',
  );
  expect(coverage.add(called).end?.variables).toMatchObject({ baselineNumber: 'BSL000001', hash: 'abc' });
  const asked = await Walk.of('configuration/configuration-baseline', { ...record, number: 'BSL000002' }, answers);
  await asked.start(
    { payload: { purpose: 'Year end', selection: 'all', serviceId: null, ciIds: [], source: null, by: 'shen-hui' } },
    'SE2_requested',
  );
  expect(coverage.add(asked).statuses).toEqual(['taken']);
  expect(await coverage.missing('configuration/configuration-baseline')).toEqual([]);
});

test('given assets, then what is at issue is decided on, and what is accepted becomes a risk', async () => {
  const coverage = new Coverage();
  const licence = {
    itemId: 'lic-1',
    itemName: 'LIC-1',
    ownerId: 'wang-lei',
    check: 'licence',
    over: 3,
    daysLeft: null,
    detail: '13 / 10',
  };
  const start = async (candidates: readonly object[]) =>
    (
      await Walk.of('configuration/asset-check', { ...record, number: 'AST000001' }, {
        services: { 'find-asset-candidates': { candidates } },
      } as never)
    ).start({}, 'SE5_monthly');

  const fine = await start([{ ...licence, over: 0 }]);
  expect(coverage.add(fine).end?.elementId).toBe('EE6_fine');
  const over = await start([licence]);
  await over.receive('ES2_start', { by: 'li-na', text: 'Two are not used.' });
  await over.complete('UT7_decide', { decision: 'accept', reason: 'The contract ends soon.' });
  expect(coverage.add(over).messages).toMatchObject([
    { name: 'msg.risk.raise', payload: { description: 'LIC-1 (licence-overused): The contract ends soon.' } },
  ]);
  const withdrawn = await start([licence]);
  await withdrawn.receive('ES1_start', { reason: 'Counted again.' });
  coverage.add(withdrawn);
  expect(await coverage.missing('configuration/asset-check')).toEqual([]);
});
