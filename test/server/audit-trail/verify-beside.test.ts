import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeAudit } from '../../../server/audit.ts';
import { verifyBeside } from '../../../server/features/audit-trail/verify-thread.ts';
import { unprotect } from '../../scenarios/runner/tamper.ts';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

describe.each(bothDatabases)('a chain too long to be read between two answers, on %s', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await givenAServer({ database });
    const { sealer } = server.application.execution.evidence;
    await sealer.prepare();
    const line = { actorId: null, action: 'kpis-kept', entityType: 'kpi', entityId: 'all', details: {} } as const;
    for (let page = 0; page < 6; page += 1)
      await server.database.unitOfWork((tx) =>
        writeAudit(
          tx,
          Array.from({ length: 1000 }, () => line),
        ),
      );
    await sealer.anchor();
  });
  afterEach(() => server.close());

  const verified = async () => (await (await server.as('ding-yi')).post('/api/audit-trail/verify', {})).body;

  test('given nothing was touched, then a thread beside the server finds that everything holds', async () => {
    const [all] = await server.database.reader.query<{ n: number }>('SELECT COUNT(*) AS n FROM audit_seal');

    expect(await verified()).toMatchObject({ verified: all?.n, broken: null });
  });

  test('given a line that was changed, then the thread names it', async () => {
    await unprotect(server.database.unitOfWork);
    await server.database.unitOfWork((tx) => tx.execute(`UPDATE audit_trail SET entity_id = 'x' WHERE seq = 5555`));

    expect((await verified()).broken).toMatchObject({ seq: 5555, how: 'changed' });
  });

  test('given keys that are gone, then the thread says which file is missing', async () => {
    const order = { location: server.location, directory: '/nowhere' };

    await expect(verifyBeside(order)).rejects.toThrow('the key /nowhere/audit-chain.key cannot be read');
  });
});
