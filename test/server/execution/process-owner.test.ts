import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import { anIncidentAtWork } from '../../support/incident-at-work.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

describe.each(bothDatabases)('the owner of a process on %s', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await givenAServer({ database });
  });
  afterEach(() => server.close());

  const cancel = async (account: string, number: string) =>
    (await server.as(account)).post(`/api/records/incident/${number}/messages`, {
      message: 'msg.case.cancel',
      payload: { reason: 'reported twice by mistake' },
    });

  test('given three holders of the role, then only the owner of this process acts as its owner', async () => {
    const { recordNumber } = await anIncidentAtWork(server);
    const number = recordNumber ?? '';

    expect((await cancel('han-mei', number)).status).toBe(403);
    expect((await cancel('lin-xia', number)).status).toBe(403);
    expect((await cancel('chen-min', number)).status).toBe(200);
  });

  test('given an owner who has left, then every holder of the role may act', async () => {
    const { recordNumber } = await anIncidentAtWork(server);
    await server.database.unitOfWork((tx) => tx.execute(`UPDATE account SET active = 0 WHERE user_id = 'chen-min'`));

    expect((await cancel('han-mei', recordNumber ?? '')).status).toBe(200);
  });
});
