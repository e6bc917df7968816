import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { itemsWithin, servicesServed } from '../../../server/features/configuration-item/configuration-item.view.ts';
import { bothDatabases } from '../../support/database.ts';
import { reported } from '../../support/incident-at-work.ts';
import { putPlannedChanges } from '../../support/planned-changes.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { givenItems } from './items.ts';

const at = '2026-03-12T20:00+08:00';
const runsOn = (target: string) => ({ type: 'runs-on', target });

describe.each(bothDatabases)('relations on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await givenAServer({ database });
    await givenItems(server.database.unitOfWork, [
      // a needs b needs c needs a.
      { id: 'ring-a', relations: [{ type: 'depends-on', target: 'ring-b' }] },
      { id: 'ring-b', relations: [{ type: 'depends-on', target: 'ring-c' }] },
      { id: 'ring-c', relations: [{ type: 'depends-on', target: 'ring-a' }] },
      // A rack with three servers, each with an application; one of them protects others.
      { id: 'rack' },
      ...[1, 2, 3].flatMap((n) => [
        { id: `host-${n}`, relations: [{ type: 'located-in', target: 'rack' }] },
        { id: `app-${n}`, services: n === 1 ? ['erp'] : [], relations: [runsOn(`host-${n}`)] },
      ]),
      { id: 'guard', fields: { securityControl: true }, relations: [runsOn('host-3')] },
      { id: 'behind', relations: [{ type: 'depends-on', target: 'guard' }] },
    ]);
  });
  afterAll(() => server.close());

  const within = async (ids: readonly string[], depth: number) =>
    (await itemsWithin(server.database.reader, ids, depth)).reached.map(({ id, depth: far }) => `${id} ${far}`);
  const impact = async (account: string, id: string, query: string) =>
    (await (await server.as(account)).get(`/api/configuration-items/${id}/impact?${query}`)).body;

  test('given APP-07 and DB-07 on one server, then they are two relations apart', async () => {
    expect(await within(['app-07'], 1)).toEqual(['srv-07 1']);
    expect(await within(['app-07'], 2)).toEqual(['srv-07 1', 'db-07 2']);
  });

  test('given a ring, when walked ten deep, then each is reached once by its shortest way', async () => {
    expect(await within(['ring-a'], 10)).toEqual(['ring-b 1', 'ring-c 1']);
  });

  test('given several starts, then none of them is among those reached', async () => {
    expect(await within(['host-1', 'host-2'], 1)).toEqual(['app-1 1', 'app-2 1', 'rack 1']);
    expect(await within([], 2)).toEqual([]);
    expect(await within(['nobody'], 2)).toEqual([]);
  });

  test('given items, then the services they serve are known', async () => {
    expect(Object.fromEntries(await servicesServed(server.database.reader, ['db-07', 'app-1', 'rack']))).toEqual({
      'app-1': ['erp'],
      'db-07': ['erp', 'hr'],
    });
  });

  test('given a rack, when it fails, then its servers and what runs on them are affected, and their services', async () => {
    const up = await impact('shen-hui', 'rack', 'direction=up&depth=3');

    expect(up.nodes.map(({ id, depth }: { id: string; depth: number }) => `${id} ${depth}`)).toEqual([
      'rack 0',
      ...['host-1 1', 'host-2 1', 'host-3 1'],
      ...['app-1 2', 'app-2 2', 'app-3 2', 'guard 2'],
      'behind 3',
    ]);
    expect(up.services).toMatchObject([{ id: 'erp', tier: 1 }]);
    expect(up.edges).toContainEqual({ source: 'app-1', type: 'runs-on', target: 'host-1' });
    expect(up).toMatchObject({ hidden: 0, complete: true });
  });

  test('given an application, then it relies on its server and the rack, and nothing is affected by it', async () => {
    const ids = (body: { nodes: { id: string }[] }) => body.nodes.map(({ id }) => id);

    expect(ids(await impact('shen-hui', 'app-1', 'direction=down&depth=5'))).toEqual(['app-1', 'host-1', 'rack']);
    expect(ids(await impact('shen-hui', 'app-1', 'direction=up&depth=5'))).toEqual(['app-1']);
  });

  test('given an item that protects others, then only those who need to know see it or what lies behind it', async () => {
    const seen = await impact('li-na', 'host-3', 'direction=up&depth=3');

    expect(seen.nodes.map(({ id }: { id: string }) => id)).toEqual(['host-3', 'app-3']);
    expect((await (await server.as('li-na')).get('/api/configuration-items/guard')).status).toBe(404);
    expect((await (await server.as('ma-rui')).get('/api/configuration-items/guard')).status).toBe(200);
  });

  test('given incidents and changes that name items around, then they are told, solved ones and those of others are not', async () => {
    await putPlannedChanges(server.database.unitOfWork, [
      { number: 'CHG900001', title: 'More memory', start: at, end: at, ciIds: ['host-1', 'db-07'] },
      { number: 'CHG900002', status: 'draft', start: at, end: at, ciIds: ['host-1'] },
      { number: 'CHG900003', start: at, end: at, ciIds: ['host-1'], restricted: true },
      { number: 'CHG900004', start: at, end: at, ciIds: ['host-2'] },
    ]);
    await reported(server, { serviceId: 'erp', title: 'ERP is slow' });
    await reported(server, { serviceId: 'hr', title: 'Of old' });
    await server.database.unitOfWork(async (tx) => {
      const named = `UPDATE record SET fields = REPLACE(fields, '"title":', '"ciIds":["app-1","nobody"],"title":') WHERE type = 'incident'`;
      await tx.execute(named);
      await tx.execute(`UPDATE record SET status = 'resolved' WHERE title = 'Of old'`);
    });

    const around = await impact('li-na', 'host-1', 'direction=up&depth=1');

    expect(around.work).toMatchObject([
      { kind: 'incident', number: 'INC000001', title: 'ERP is slow', items: ['app-1'] },
      { kind: 'change', type: 'change', number: 'CHG900001', title: 'More memory', items: ['host-1'] },
    ]);
    expect(around.services).toMatchObject([{ id: 'erp', slaPackage: expect.any(String) }]);
  });
});
