import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Client } from '../../support/client.ts';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { aProcessSends } from '../execution/support.ts';
import { givenItems } from './items.ts';

const many = 5000;
const lotSize = 200;
const kilobyte = 1000;

describe.each(bothDatabases)('an audit of 5,000 items on %s', (database) => {
  let server: TestServer;
  let auditor: Client;
  beforeEach(async () => {
    server = await givenAServer({ database, at: '2026-03-02T09:00:00+08:00' });
    auditor = await server.as('feng-jie');
    const items = Array.from({ length: many }, (_, n) => ({
      id: `box-${String(n + 1).padStart(4, '0')}`,
      fields: { ownerId: 'wang-lei', attributes: { hostname: `box-${n + 1}` } },
    }));
    await givenItems(server.database.unitOfWork, items);
    await aProcessSends(server, {
      id: 'everything',
      name: 'msg.ci.audit',
      payload: { scope: 'full', source: 'CFA000000', dueAt: '2026-05-01T09:00:00+08:00' },
    });
  });
  afterEach(() => server.close());

  const audit = async () => {
    const filter = { scope: 'full' };
    const [row] = (await auditor.list('/api/records/configuration-audit', { filter })).body as { id: string }[];
    return (await auditor.get(`/api/records/configuration-audit/${row?.id}`)).body;
  };
  const openTasks = (auditNumber: string) =>
    server.database.reader.query<{ id: string; item: string }>(
      `SELECT t.id, r.title AS item FROM task t JOIN record r ON r.id = t.record_id
       WHERE t.status = 'open' AND t.element_id = 'UT4_verify' AND r.fields LIKE ? ORDER BY r.number`,
      [`%"auditNumber":"${auditNumber}"%`],
    );
  const biggestState = async () => {
    const [row] = await server.database.reader.query<{ bytes: number }>(
      'SELECT MAX(LENGTH(state)) AS bytes FROM process_instance',
    );
    return Number(row?.bytes);
  };

  test('given everything is to be verified, when it begins, then every item is drawn, one lot is open, and the next comes when it is verified', async () => {
    const before = await audit();
    const drawn = await server.database.reader.query<{ n: number; items: number }>(
      'SELECT COUNT(*) AS n, COUNT(DISTINCT item_id) AS items FROM audit_draw WHERE audit_id = ?',
      [before.id],
    );
    const first = await openTasks(before.number);
    const inUse = before.fields.critical + before.fields.population;

    expect(inUse).toBeGreaterThan(many);
    expect(drawn.map(({ n, items }) => [Number(n), Number(items)])).toEqual([[inUse, inUse]]);
    expect(before).toMatchObject({ status: 'running', fields: { sampleSize: inUse, lots: 26, lot: 1 } });
    expect(first).toHaveLength(lotSize);
    expect(await biggestState()).toBeLessThan(300 * kilobyte);

    const [next] = await server.database.reader.query<{ item_id: string }>(
      'SELECT item_id FROM audit_draw WHERE audit_id = ? AND place = ?',
      [before.id, lotSize],
    );
    await server.database.unitOfWork((tx) =>
      tx.execute(`UPDATE record SET status = 'retired' WHERE id = ?`, [next?.item_id ?? '']),
    );
    for (const [index, { id }] of first.entries()) {
      const differing = index === 0 ? [{ field: 'status', realValue: 'retired' }] : [];
      const values = index === 0 ? { match: 'no', differing } : { match: 'yes' };
      const done = await auditor.post(`/api/tasks/${id}/complete`, { values });
      expect(done.status, done.text).toBe(200);
    }

    const second = await openTasks(before.number);
    const after = await audit();
    expect(after.fields).toMatchObject({ lot: 2, itemsVerified: lotSize, leftUse: 1 });
    expect(after.fields.fieldsChecked - after.fields.fieldsCorrect).toBe(1);
    expect(after.fields.wrong).toHaveLength(1);
    expect(second).toHaveLength(lotSize - 1);
    expect(second.filter(({ item }) => first.some((each) => each.item === item))).toEqual([]);
    expect(await biggestState()).toBeLessThan(300 * kilobyte);
  }, 240_000);
});
