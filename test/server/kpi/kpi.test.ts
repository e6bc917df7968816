import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KpiRecord, KpiView } from '../../../server/contract/kpi.ts';
import type { Client } from '../../support/client.ts';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { expectedFigures, givenIncidents, type Incident, storeIncidents } from './incidents.ts';

const march = '2026-03';

describe.each(bothDatabases)('the indicators of incidents, on %s', (dialect) => {
  let server: TestServer;
  let manager: Client;
  const incidents: readonly Incident[] = givenIncidents(80);
  beforeAll(async () => {
    server = await givenAServer({ database: dialect, at: '2026-03-30T12:00:00+08:00' });
    await storeIncidents(server.database.unitOfWork, incidents);
    manager = await server.as('chen-min');
  });
  afterAll(() => server.close());

  const list = async (query: object = {}) => (await manager.get('/api/kpis').query(query)).body as KpiView[];
  const records = (kpi: string, filter: Readonly<Record<string, unknown>>, client = manager) =>
    client.list(`/api/kpis/incident/${kpi}/records`, { filter, range: [0, 199] });

  test('given 80 incidents, then K1 to K8 of March are what counting by hand gives', async () => {
    const shown = Object.fromEntries(
      (await list({ process: 'incident', on: '2026-03-15' })).map(({ kpi, numerator, denominator, shown: text }) => [
        kpi,
        { numerator, denominator, shown: text },
      ]),
    );

    expect(shown).toEqual(expectedFigures(incidents, march, new Date('2026-03-30T04:00:00Z')));
  });

  test('given an indicator, then it opens exactly the incidents that were counted', async () => {
    const [k1] = (await list({ process: 'incident' })).filter(({ kpi }) => kpi === 'K1');

    const all = await records('K1', { period: march });
    const inTarget = await records('K1', { period: march, part: 'numerator' });

    expect([all.body.length, inTarget.body.length]).toEqual([k1?.denominator, k1?.numerator]);
    expect(all.headers['content-range']).toBe(`kpis 0-${all.body.length - 1}/${all.body.length}`);
    const resolved = incidents.filter(({ resolvedAt, closureCode }) => inMarch(resolvedAt) && counts(closureCode));
    expect(numbersOf(all.body)).toEqual(resolved.map(({ number }) => number).toSorted());
    const met = resolved.filter(({ resolutionBreached }) => !resolutionBreached);
    expect(numbersOf(inTarget.body)).toEqual(met.map(({ number }) => number).toSorted());
  });

  test('given a restricted incident, then who need not know it does not find it behind the figure', async () => {
    const hidden = incidents.filter(({ securitySuspected }) => securitySuspected).map(({ number }) => number);
    const other = await records('K1', { period: march }, await server.as('kang-li'));
    const leads = await records('K1', { period: march });

    expect(hidden.length).toBeGreaterThan(0);
    expect(numbersOf(other.body).filter((number) => hidden.includes(number))).toEqual([]);
    expect(numbersOf(leads.body).filter((number) => hidden.includes(number)).length).toBeGreaterThan(0);
  });

  test('given people who manage nothing, then figures are not theirs to read', async () => {
    const zhang = await server.as('zhang-wei');

    expect((await zhang.get('/api/kpis')).status).toBe(403);
    expect((await records('K1', { period: march }, zhang)).status).toBe(403);
  });

  test.each([
    { what: 'an unknown process', path: '/api/kpis?process=moon', status: 404 },
    { what: 'a day that does not exist', path: '/api/kpis?on=2026-02-30', status: 400 },
    { what: 'an unknown indicator', path: `/api/kpis/incident/K99/records?filter={"period":"2026-03"}`, status: 404 },
    { what: 'no period', path: '/api/kpis/incident/K1/records?filter={}', status: 400 },
    { what: 'a period nobody has', path: '/api/kpis/incident/K1/records?filter={"period":"2026-13"}', status: 400 },
  ])('given $what, then it is refused with $status', async ({ path, status }) => {
    expect((await manager.get(path)).status).toBe(status);
  });

  test('given a service, then only its incidents are counted', async () => {
    const own = incidents.filter(({ serviceId }) => serviceId === 'hr');
    const shown = Object.fromEntries(
      (await list({ process: 'incident', service: 'hr' })).map((kpi) => [
        kpi.kpi,
        { numerator: kpi.numerator, denominator: kpi.denominator, shown: kpi.shown },
      ]),
    );

    expect(shown).toEqual(expectedFigures(own, march, new Date('2026-03-30T04:00:00Z')));
  });

  test('given a month without incidents, then there is no data instead of a zero', async () => {
    const [k1] = await list({ process: 'incident', on: '2025-06-15' });

    expect(k1).toMatchObject({ period: '2025-06', value: null, shown: null, status: 'no-data' });
    expect(k1?.trend).toHaveLength(12);
  });

  test('given an incident that changes, then only it is counted anew and the figure follows', async () => {
    const before = await list({ process: 'incident' });
    const changed = incidents.find(
      ({ resolvedAt, closureCode, resolutionBreached }) =>
        inMarch(resolvedAt) && counts(closureCode) && !resolutionBreached,
    );
    await storeIncidents(server.database.unitOfWork, [{ ...(changed as Incident), resolutionBreached: true }]);

    const after = await list({ process: 'incident' });

    const k1 = (views: readonly KpiView[]) => views.find(({ kpi }) => kpi === 'K1');
    expect(k1(after)?.numerator).toBe((k1(before)?.numerator ?? 0) - 1);
    expect(k1(after)?.denominator).toBe(k1(before)?.denominator);
  });

  test('given the first of the next month, then March is kept as it was, whatever is corrected later', async () => {
    const before = await list({ process: 'incident', on: '2026-03-30' });
    await server.at('2026-04-01T00:10:00+08:00');
    manager = await server.as('chen-min');
    const resolved = incidents.find(({ resolvedAt, closureCode }) => inMarch(resolvedAt) && counts(closureCode));
    await storeIncidents(server.database.unitOfWork, [{ ...(resolved as Incident), closureCode: 'duplicate' }]);

    const kept = await list({ process: 'incident', on: '2026-03-31' });
    const live = await list({ process: 'incident', on: '2026-03-31', service: resolved?.serviceId ?? '' });
    const behind = await records('K1', { period: march });

    const figures = (views: readonly KpiView[]) =>
      views.map(({ kpi, numerator, denominator }) => [kpi, numerator, denominator]);
    expect(figures(kept)).toEqual(figures(before));
    expect(kept.every(({ frozen, takenAt }) => frozen && takenAt === '2026-03-31T16:10:00.000Z')).toBe(true);
    expect(live[0]?.frozen).toBe(false);
    expect(numbersOf(behind.body)).toContain(resolved?.number);
    const april = (await list({ process: 'incident' })).find(({ kpi }) => kpi === 'K1');
    expect(april?.trend.slice(-2).map(({ period, frozen }) => [period, frozen])).toEqual([
      [march, true],
      ['2026-04', false],
    ]);
  });
});

function inMarch(at: string | null): boolean {
  return at !== null && at >= '2026-02-28T16:00:00.000Z' && at < '2026-03-31T16:00:00.000Z';
}

function counts(closureCode: string | null): boolean {
  return closureCode === null || !['duplicate', 'cancelled', 're-typed'].includes(closureCode);
}

function numbersOf(rows: readonly KpiRecord[]): readonly string[] {
  return rows.map(({ number }) => number).toSorted();
}
