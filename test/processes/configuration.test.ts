import { expect, test } from 'vitest';
import type { Variables } from '../../engine/index.ts';
import { Coverage } from './support/coverage.ts';
import { type Answers, Walk } from './support/walk.ts';

const gap = {
  ciId: 'db-07',
  name: 'DB-07',
  ownerId: 'wang-lei',
  attribute: 'attributes.engine',
  label: {},
  text: 'DB-07: engine',
};
const incomplete = { ciId: 'db-07', inUse: true, missing: 1, owned: true, related: true };
const measured = (gaps: readonly unknown[]) => ({
  'measure-ci-completeness': {
    items: gaps.length > 0 ? [incomplete] : [],
    gaps: [...gaps],
    filled: 6,
    mandatory: 7,
  } as Variables,
});
const services = {
  'add-service-time': { at: '2026-03-10T10:00:00.000Z' },
  'check-ci-authority': { permits: true, refusal: null },
  'apply-ci-changes': { applied: [], ciIds: ['db-07'] },
  'find-ci-impact': { services: ['erp'], count: 2 },
  'find-ci-authority': { authority: null },
} as const;

const update = { payload: { changeNumber: 'CHG000001', ciIds: ['db-07'], attributes: { memoryGb: 128 } } };
const record = { number: 'CFU000001', title: 't', status: 'received', comments: null, ciIds: ['db-07'] };

test('given updates of items, then approved ones are written, others investigated, and services have their relations checked', async () => {
  const coverage = new Coverage();
  const of = (answers: Answers) => Walk.of('configuration/configuration', record, answers);

  const written = await (await of({ services, calls: { 'complete-item': {} } })).start(update, 'SE1_update');
  expect(coverage.add(written).statuses).toEqual(['completing', 'closed']);
  expect(written.record).toMatchObject({ authority: 'CHG000001', affectedServices: ['erp'], kind: 'update' });

  const nothing = { ...services, 'check-ci-authority': { permits: false, refusal: 'not-approved' } };
  const refused = await (await of({ services: nothing })).start(update, 'SE1_update');
  await refused.receive('ES2_start', { by: 'li-na', text: 'Ask the team of the database.' });
  await refused.complete('UT1_investigate', { finding: 'It was the wrong number.', followUp: 'sender-mistaken' });
  expect(coverage.add(refused).statuses).toEqual(['investigating', 'refused']);

  const wrong = await of({ services: { ...services, 'apply-ci-changes': 'ITEM_INVALID' } as never });
  await wrong.start(update, 'SE1_update');
  expect(wrong.record).toMatchObject({ refusal: 'invalid' });
  expect(coverage.add(wrong).tasks).toEqual(['UT1_investigate']);

  const changed = await (await of({})).start({ payload: { serviceId: 'erp', what: 'A second site' } }, 'SE2_service');
  await changed.complete('UT6_check_relations', { relationsRight: 'yes' });
  expect(coverage.add(changed).record).toMatchObject({ relationsRight: true, serviceId: 'erp' });

  const withdrawn = await (await of({})).start({ payload: { serviceId: 'erp', what: 'x' } }, 'SE2_service');
  await withdrawn.receive('ES1_start', { reason: 'Sent twice.' });
  expect(coverage.add(withdrawn).statuses.at(-1)).toBe('cancelled');
  expect(await coverage.missing('configuration/configuration')).toEqual([]);
});

test('given gaps, then the owner fills them in, wrong values come back, and after five rounds the process owner decides', async () => {
  const coverage = new Coverage();
  const model = 'configuration/complete-item';
  const complete = await (await Walk.of(model, record, { services: { ...services, ...measured([]) } })).start({
    ciIds: ['db-07'],
  });
  expect(coverage.add(complete).end?.elementId).toBe('EE1_complete');

  const values = { values: [{ ciId: 'db-07', attribute: 'attributes.engine', value: 'PostgreSQL' }] };
  const asked = await Walk.of(model, record, { services: { ...services, ...measured([gap]), notify: {} } });
  await asked.start({ ciIds: ['db-07'] });
  expect(asked.task('UT2_complete').inputs).toMatchObject({ gapText: 'DB-07: engine', gapItems: [{ value: 'db-07' }] });
  await asked.fire('BT1_late');
  for (let pass = 0; pass < 5; pass += 1) await asked.complete('UT2_complete', values);
  await asked.complete('UT3_decide', { decision: 'again', reason: 'Ask once more.' });
  await asked.complete('UT2_complete', values);
  await asked.complete('UT3_decide', { decision: 'go-on', reason: 'It will be replaced.' });
  expect(coverage.add(asked).end?.elementId).toBe('EE3_accepted');

  const failing = { ...services, ...measured([gap]), 'apply-ci-changes': 'ITEM_INVALID' } as never;
  const wrong = await (await Walk.of(model, record, { services: failing })).start({ ciIds: ['db-07'] });
  await wrong.complete('UT2_complete', values);
  expect(coverage.add(wrong).tasks).toEqual(['UT2_complete']);
  expect(await coverage.missing(model)).toEqual([]);
});

test('given a result of discovery, then every difference is sent to a case of its own', async () => {
  const coverage = new Coverage();
  const differing = [{ key: 'item:db-07', itemId: 'db-07', itemName: 'DB-07', kind: 'differs', differences: [] }];
  const walk = await Walk.of(
    'configuration/discovery',
    {},
    { services: { 'match-discovery': { same: 3, differing } } },
  );
  await walk.start({ payload: { items: [], at: '2026-03-09T00:00:00Z' } }, 'SE2_import');
  expect(coverage.add(walk).messages).toMatchObject([{ name: 'msg.discovery.difference', key: 'item:db-07' }]);
  expect(await coverage.missing('configuration/discovery')).toEqual([]);
});

test('given differences, then they are ignored, applied, recorded as unauthorised, left, or corrected', async () => {
  const coverage = new Coverage();
  const model = 'configuration/reconcile-discovery';
  const found = (attribute: string, kind = 'differs') => ({
    payload: {
      itemId: 'db-07',
      itemName: 'DB-07',
      kind,
      source: 'discovery',
      at: '2026-03-09T00:00:00Z',
      differences: [{ attribute, recorded: '64', found: 128, text: 'x' }],
    },
  });
  const start = async (attribute: string, more: object = {}) =>
    (
      await Walk.of(
        model,
        { ...record, number: 'CFD000001', problem: null },
        { services: { ...services, ...more } as never },
      )
    ).start(found(attribute), 'SE1_difference');
  const end = (walk: Walk) => coverage.add(walk).end?.elementId;
  const decide = { decision: 'retro-change', reason: 'Memory was added.' };

  expect(end(await start('attributes.uptimeHours'))).toBe('EE1_same');
  const explained = { 'find-ci-authority': { authority: 'CHG000001' } };
  expect(end(await start('attributes.memoryGb', explained))).toBe('EE2_applied');
  const wrong = await start('attributes.memoryGb', { ...explained, 'apply-ci-changes': 'ITEM_INVALID' });
  await wrong.complete('UT3_decide', { ...decide, decision: 'error' });
  expect(end(wrong)).toBe('EE4_error');

  const recorded = await start('attributes.memoryGb');
  await recorded.receive('ES2_start', { by: 'li-na', text: 'See the invoice.' });
  await recorded.complete('UT3_decide', decide);
  expect(end(recorded)).toBe('EE3_unauthorised');
  expect(recorded.messages).toMatchObject([
    { payload: { unauthorised: true, ciIds: ['db-07'] } },
    { payload: { clause: '8.5.1.3' } },
  ]);

  const corrected = await start('attributes.memoryGb');
  await corrected.complete('UT3_decide', { ...decide, decision: 'correct', changeNo: 'REQ000001' });
  expect(end(corrected)).toBe('EE5_corrected');

  const refused = await start('attributes.memoryGb', { 'apply-ci-changes': 'ITEM_INVALID' });
  for (let pass = 0; pass < 6; pass += 1) await refused.complete('UT3_decide', { ...decide, decision: 'correct' });
  await refused.complete('UT4_settle', { decision: 'again', reason: 'Once more.' });
  await refused.complete('UT3_decide', { ...decide, decision: 'correct' });
  await refused.complete('UT4_settle', { decision: 'go-on', reason: 'Leave it.' });
  expect(end(refused)).toBe('EE6_left');

  const withdrawn = await start('attributes.memoryGb');
  await withdrawn.receive('ES1_start', { reason: 'A test of discovery.' });
  expect(coverage.add(withdrawn).statuses.at(-1)).toBe('cancelled');
  expect(await coverage.missing(model)).toEqual([]);
});

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
        'draw-audit-sample': { sample },
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
  await fine.receive('ES2_start', { by: 'li-na', text: 'Thank you.' });
  await fine.complete('UT5_sign_off', sign);
  expect(coverage.add(fine).end?.elementId).toBe('EE4_audited');

  const minor = await start(938_461, 'SE4_yearly');
  await minor.complete('UT5_sign_off', sign);
  expect(coverage.add(minor).messages).toMatchObject([
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
