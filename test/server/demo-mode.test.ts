import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../server/clock.ts';
import type { Database } from '../../server/database/open-database.ts';
import { readDemoCompany } from '../../server/demo/demo-company.ts';
import { claimMode } from '../../server/demo/installation-mode.ts';
import { loadDemo } from '../../server/demo/load-demo.ts';
import { bothDatabases, type TestDatabase } from '../support/database.ts';
import { givenAServer } from '../support/server.ts';
import { aMigratedDatabase } from '../support/template.ts';

describe.each(bothDatabases)('demo data on %s', (dialect) => {
  let place: TestDatabase;
  let database: Database;
  beforeEach(async () => {
    place = await aMigratedDatabase(dialect);
    database = await place.open(systemClock);
  });
  afterEach(async () => {
    await database.close();
    await place.remove();
  });

  test.each([
    { first: true, says: 'this database holds demo data' },
    { first: false, says: 'this database holds real data' },
  ])('given a database started with demo=$first, then the other way is refused', async ({ first, says }) => {
    await claimMode(database.unitOfWork, first);
    await claimMode(database.unitOfWork, first);

    await expect(claimMode(database.unitOfWork, !first)).rejects.toThrow(says);
  });

  test('given the demo company, when loaded twice, then everybody is there once', async () => {
    const company = readDemoCompany('processes/shared');
    await loadDemo(database.unitOfWork, company);
    await loadDemo(database.unitOfWork, company);

    const rows = await database.reader.query<{ type: string; n: number }>(
      'SELECT type, COUNT(*) AS n FROM record GROUP BY type ORDER BY type',
    );

    expect(rows).toEqual([
      { type: 'configuration-item', n: company.configurationItems.length },
      { type: 'cost-centre', n: company.costCentres.length },
      { type: 'customer', n: company.customers.length },
      { type: 'group', n: company.groups.length },
      { type: 'service', n: company.services.length },
      { type: 'user', n: company.users.length },
    ]);
  });
});

describe('one-click sign-in', () => {
  test('given the demo, then its people are offered with their roles; nobody has a password', async () => {
    const server = await givenAServer();

    const { body } = await server.anonymous().get('/api/session/options');

    expect(body).toMatchObject({ demo: true, setupNeeded: false });
    expect(body.people).toContainEqual({
      account: 'li-na',
      name: { en: 'Li Na', zh: '李娜' },
      roles: [expect.objectContaining({ en: expect.any(String) })],
    });
    expect(body.people.map(({ account }: { account: string }) => account)).not.toContain('monitoring');
    expect((await server.anonymous().signIn('li-na', '')).status).toBe(400);
    expect((await server.anonymous().signIn('li-na', 'li-na')).status).toBe(401);
    expect((await server.anonymous().post('/api/session/demo', { account: 'nobody' })).status).toBe(404);
    await server.close();
  });
});
