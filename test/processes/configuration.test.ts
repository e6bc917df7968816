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

/** What the service throws when a value is wrong or nothing permits it. */
const invalid = { 'apply-ci-changes': 'ITEM_INVALID' };

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

  const wrong = await of({ services, errors: invalid });
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

  const failing = { services: { ...services, ...measured([gap]) }, errors: invalid };
  const wrong = await (await Walk.of(model, record, failing)).start({ ciIds: ['db-07'] });
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
  const start = async (attribute: string, more: object = {}, errors: Readonly<Record<string, string>> = {}) =>
    (
      await Walk.of(
        model,
        { ...record, number: 'CFD000001', problem: null },
        { services: { ...services, ...more } as never, errors },
      )
    ).start(found(attribute), 'SE1_difference');
  const end = (walk: Walk) => coverage.add(walk).end?.elementId;
  const decide = { decision: 'retro-change', reason: 'Memory was added.' };

  expect(end(await start('attributes.uptimeHours'))).toBe('EE1_same');
  const explained = { 'find-ci-authority': { authority: 'CHG000001' } };
  expect(end(await start('attributes.memoryGb', explained))).toBe('EE2_applied');
  const wrong = await start('attributes.memoryGb', explained, invalid);
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

  const refused = await start('attributes.memoryGb', {}, invalid);
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
